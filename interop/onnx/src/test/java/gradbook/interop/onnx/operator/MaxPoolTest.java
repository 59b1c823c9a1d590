package gradbook.interop.onnx.operator;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.MaxPool2d;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.Judged;
import gradbook.interop.onnx.graph.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small windows over small planes, where they hang over the edge, end before it, or stand across the plane with nothing but padding
 * under their taps: the engine and ONNX Runtime give the same bits.
 */
class MaxPoolTest {
    private static final int[] HEIGHTS = {1, 2, 5};

    /** A window along the height, and whether its last place may hang over the edge. */
    record Pooling(int height, Window window, boolean ceil) {
        boolean fits() {
            return window.dilation() * (window.kernel() - 1) + 1 <= height + 2 * window.padding();
        }

        @Override
        public String toString() {
            return (ceil ? "ceil" : "floor") + " over " + height + ", " + window;
        }
    }

    static Stream<Pooling> poolings() {
        List<Pooling> all = new ArrayList<>();
        for (int kernel = 1; kernel <= 3; kernel++) {
            for (int padding = 0; padding <= kernel / 2; padding++) {
                for (int stride : new int[] {1, 2, 4}) {
                    for (int dilation = 1; dilation <= 3; dilation++) {
                        Window window = new Window(kernel, stride, padding, dilation);
                        for (int height : HEIGHTS) {
                            all.add(new Pooling(height, window, false));
                            all.add(new Pooling(height, window, true));
                        }
                    }
                }
            }
        }
        return all.stream().filter(Pooling::fits);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poolings")
    void theSameBits(Pooling pooling) {
        MaxPool2d op = new MaxPool2d(new Window2d(pooling.window(), Window.of(1)), pooling.ceil());
        Input input = Input.batch("x", DType.FLOAT32, Shape.of(2, pooling.height(), 3), "");
        try (Judged model = Judged.of(
                "max-pool/" + pooling, List.of(input), (x, mode) -> Tensor.apply(op, x.get(0)), Map.of(), true)) {
            model.agrees(0, RandomKey.of(pooling.height()).normal(input.shape(2), DType.FLOAT32, 0, 1));
        }
    }
}
