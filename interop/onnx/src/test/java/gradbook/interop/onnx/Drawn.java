package gradbook.interop.onnx;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import java.util.Random;
import java.util.stream.IntStream;

/** Numbers for networks that nobody trained. */
public final class Drawn {
    private Drawn() {}

    /**
     * The module with all its parameters and buffers drawn anew: none of them is 0 or 1, as networks begin with, where a mistake could
     * hide; variances are positive.
     */
    public static <M extends Module> M anew(M module) {
        module.state().forEach((name, array) -> {
            if (array.dtype().isFloating()) {
                Random random = new Random(name.hashCode());
                float[] values = array.floats();
                for (int i = 0; i < values.length; i++) {
                    values[i] = name.endsWith("running_var")
                            ? 0.5f + random.nextFloat()
                            : 0.1f + 0.4f * (float) random.nextGaussian();
                }
            }
        });
        return module;
    }

    /** So many samples of a shape, of normal numbers. */
    public static NdArray batch(int batch, Shape sample, RandomKey key) {
        int[] sizes = IntStream.concat(IntStream.of(batch), IntStream.of(sample.sizes()))
                .toArray();
        return key.normal(Shape.of(sizes), DType.FLOAT32, 0, 1);
    }
}
