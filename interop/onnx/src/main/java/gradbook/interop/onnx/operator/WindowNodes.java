package gradbook.interop.onnx.operator;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.AdaptiveAvgPool2d;
import gradbook.engine.op.AvgPool2d;
import gradbook.engine.op.Conv2d;
import gradbook.engine.op.Conv2dReluPool;
import gradbook.engine.op.ConvTranspose2d;
import gradbook.engine.op.MaxPool2d;
import gradbook.engine.op.Op;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Windows that slide over planes (math.md §7). */
final class WindowNodes {
    static final Writers<Op> ALL = new Writers<Op>()
            .add(
                    Conv2d.class,
                    (op, at) -> at.node("Conv", List.of(at.x()), Windows.convolution(op.window(), op.groups())))
            .add(Conv2dReluPool.class, WindowNodes::conv2dReluPool)
            .add(
                    ConvTranspose2d.class,
                    (op, at) -> TransposedConvolution.write(
                            at,
                            at.x(1),
                            Optional.empty(),
                            op.window(),
                            List.of(op.outputPaddingHeight(), op.outputPaddingWidth()),
                            op.groups()))
            .add(MaxPool2d.class, WindowNodes::maxPool2d)
            .add(AvgPool2d.class, WindowNodes::avgPool2d)
            .add(AdaptiveAvgPool2d.class, WindowNodes::adaptiveAvgPool2d);

    private WindowNodes() {}

    private static String conv2dReluPool(Conv2dReluPool op, Nodes at) {
        String conv = at.node("Conv", List.of(at.x()), Windows.convolution(op.window(), op.groups()));
        Window2d pairs = Window2d.tiles(2);
        return at.node("MaxPool", List.of(at.node("Relu", conv)), Windows.pooling(pairs, List.of(0, 0, 0, 0), true));
    }

    /**
     * What lies before and behind the elements of both axes, heights first: the padding, and behind it what the last window hangs over,
     * said by number since ONNX's rounding up has its own idea of the last window.
     */
    private static List<Integer> pads(Window2d window, Nodes at) {
        return List.of(
                window.height().padding(),
                window.width().padding(),
                behind(window.height(), 2, at),
                behind(window.width(), 3, at));
    }

    private static int behind(Window window, int axis, Nodes at) {
        int reach = (at.y().size(axis).only("a plane") - 1) * window.stride()
                + (window.kernel() - 1) * window.dilation()
                + 1;
        return Math.max(0, reach - at.value(0).size(axis).only("a plane") - window.padding());
    }

    /**
     * ONNX Runtime takes no padding of a kernel's size, which a dilated window may hang over the edge, and makes -3.4e38 of a dilated
     * window that stands across a small plane and meets none of its elements: then -∞ stands in the padding.
     */
    private static String maxPool2d(MaxPool2d op, Nodes at) {
        Window2d window = op.window();
        List<Integer> pads = pads(window, at);
        boolean fits = pads.get(2) < window.height().kernel()
                && pads.get(3) < window.width().kernel();
        if (fits && meets(window.height(), 2, at) && meets(window.width(), 3, at)) {
            return at.node("MaxPool", List.of(at.x(0)), Windows.pooling(window, pads, true));
        }
        List<Integer> all = List.of(0, 0, pads.get(0), pads.get(1), 0, 0, pads.get(2), pads.get(3));
        String padded = at.node("Pad", at.x(0), at.integers("pads", all), at.scalar(Double.NEGATIVE_INFINITY));
        return at.node("MaxPool", List.of(padded), Windows.pooling(window, List.of(0, 0, 0, 0), true));
    }

    /** Whether some tap of every place meets an element. */
    private static boolean meets(Window window, int axis, Nodes at) {
        int size = at.value(0).size(axis).only("a plane");
        return IntStream.range(0, at.y().size(axis).only("a plane"))
                .map(place -> place * window.stride() - window.padding())
                .allMatch(start -> IntStream.range(0, window.kernel())
                        .map(tap -> start + tap * window.dilation())
                        .anyMatch(element -> element >= 0 && element < size));
    }

    /** Padding that counts becomes zeros first; what hangs over the edge never counts. */
    private static String avgPool2d(AvgPool2d op, Nodes at) {
        Window2d window = op.window();
        List<Integer> pads = pads(window, at);
        boolean isPadded = window.height().padding() + window.width().padding() > 0;
        if (!op.countIncludePad() || !isPadded) {
            return at.node("AveragePool", List.of(at.x(0)), Windows.pooling(window, pads, false));
        }
        int h = window.height().padding();
        int w = window.width().padding();
        String padded = at.node("Pad", at.x(0), at.integers("pads", 0, 0, h, w, 0, 0, h, w), at.scalar(0));
        List<Integer> over = List.of(0, 0, Math.max(0, pads.get(2) - h), Math.max(0, pads.get(3) - w));
        return at.node("AveragePool", List.of(padded), Windows.pooling(window, over, false));
    }

    /** Means of rows, then of columns: products with matrices of shares, for windows that differ in size. */
    private static String adaptiveAvgPool2d(AdaptiveAvgPool2d op, Nodes at) {
        int rows = at.value(0).size(2).only("a plane");
        int columns = at.value(0).size(3).only("a plane");
        String means = at.node("MatMul", at.constant("rows", shares(rows, op.height(), false)), at.x(0));
        return at.node("MatMul", means, at.constant("columns", shares(columns, op.width(), true)));
    }

    /** [places, size], or its transpose: window i reaches from {@code ⌊i size / places⌋} to {@code ⌈(i + 1) size / places⌉}. */
    private static NdArray shares(int size, int places, boolean transposed) {
        float[] shares = new float[size * places];
        for (int i = 0; i < places; i++) {
            int place = i;
            int start = (int) ((long) i * size / places);
            int end = (int) (((i + 1L) * size + places - 1) / places);
            IntStream.range(start, end)
                    .forEach(at -> shares[transposed ? at * places + place : place * size + at] = 1f / (end - start));
        }
        return NdArray.of(transposed ? Shape.of(size, places) : Shape.of(places, size), shares);
    }
}
