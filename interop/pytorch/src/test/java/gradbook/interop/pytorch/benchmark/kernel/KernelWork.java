package gradbook.interop.pytorch.benchmark.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Convolution;
import gradbook.engine.kernel.GaussianGate;
import gradbook.engine.kernel.MatMul;
import gradbook.engine.kernel.MathFunctions;
import gradbook.engine.kernel.SoftmaxRows;
import gradbook.engine.kernel.Stretches;
import gradbook.engine.kernel.WindowAxis;
import gradbook.engine.kernel.WindowPlane;
import gradbook.engine.kernel.function.ArrayFunctions;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * A kernel and what it is given, as the networks of the table of training steps use it.
 *
 * @param name of the kernel and its sizes
 * @param isProduct whether its operations are multiplications and additions; otherwise they are elements
 * @param operations of one call
 * @param prepared makes the inputs and returns the call
 */
record KernelWork(String name, boolean isProduct, double operations, Supplier<Runnable> prepared) {
    private static final RandomKey KEY = RandomKey.of(3);

    /** Of one timed invocation, so that binding the threads to it costs nothing. */
    private static final double OPERATIONS = 1e9;

    static final List<KernelWork> ALL = List.of(
            product("product 512x512x512", 512, 512, 512),
            new KernelWork("x Wᵀ, 64x784x128 (W1)", true, 2.0 * 64 * 784 * 128, () -> {
                NdArray x = normal(64, 784);
                NdArray w = normal(128, 784);
                return () -> MatMul.product(x, false, w, true);
            }),
            new KernelWork("dyᵀ x, 128x64x784 (W1)", true, 2.0 * 64 * 784 * 128, () -> {
                NdArray dy = normal(64, 128);
                NdArray x = normal(64, 784);
                return () -> MatMul.product(dy, true, x, false);
            }),
            product("product 64x128x10", 64, 128, 10),
            product("product 768x128x512 (W4)", 768, 128, 512),
            product("product 32x256x1024 (W5)", 32, 256, 1024),
            new Convolved(1, 8, 28, 5, 2).value(),
            new Convolved(8, 16, 14, 5, 0).value(),
            new Convolved(1, 32, 28, 3, 1).value(),
            new Convolved(32, 64, 14, 3, 1).value(),
            new Convolved(32, 64, 14, 3, 1).image(),
            new Convolved(32, 64, 14, 3, 1).weight(),
            function("exp", ArrayFunctions::exp, MathFunctions::exp),
            function("tanh", ArrayFunctions::tanh, MathFunctions::tanh),
            function("gelu", GaussianGate::value, x -> x),
            new KernelWork("softmax of 1,024 rows of 1,000", false, 1_024_000, () -> {
                NdArray x = normal(1_024, 1_000);
                return () -> SoftmaxRows.softmax(x);
            }));

    /** The work of this name. */
    static KernelWork named(String name) {
        return ALL.stream().filter(work -> work.name().equals(name)).findFirst().orElseThrow();
    }

    /** Calls of one timed invocation. */
    int calls() {
        return (int) Math.max(1, OPERATIONS / operations);
    }

    private static NdArray normal(int... sizes) {
        return KEY.fold(sizes.length).normal(Shape.of(sizes), DType.FLOAT32, 0, 1);
    }

    private static KernelWork product(String name, int m, int k, int n) {
        return new KernelWork(name, true, 2.0 * m * k * n, () -> {
            NdArray a = normal(m, k);
            NdArray b = normal(k, n);
            return () -> MatMul.product(a, false, b, false);
        });
    }

    private static KernelWork function(String name, Stretches.Unary f32, DoubleUnaryOperator f64) {
        return new KernelWork(name + " of a million", false, 1e6, () -> {
            NdArray x = normal(1_000_000);
            return () -> Stretches.map(x, f32, f64);
        });
    }

    /** A batch of 64 square images under a square window. */
    private record Convolved(int in, int out, int side, int window, int padding) {
        private static final int BATCH = 64;

        private int outSide() {
            return side + 2 * padding - window + 1;
        }

        private WindowPlane plane() {
            WindowAxis axis = new WindowAxis(side, outSide(), window, 1, padding, 1);
            return new WindowPlane(axis, axis);
        }

        private NdArray x() {
            return normal(BATCH, in, side, side);
        }

        private NdArray w() {
            return normal(out, in, window, window);
        }

        private NdArray dy() {
            return normal(BATCH, out, outSide(), outSide());
        }

        private KernelWork work(String what, Supplier<Runnable> prepared) {
            String name = String.format(
                    "%s %d-%d, %dx%d, on %dx%d, batch %d", what, in, out, window, window, side, side, BATCH);
            double operations = 2.0 * BATCH * outSide() * outSide() * in * out * window * window;
            return new KernelWork(name, true, operations, prepared);
        }

        KernelWork value() {
            return work("convolution", () -> {
                NdArray x = x();
                NdArray w = w();
                return () -> Convolution.value(x, w, 1, plane());
            });
        }

        KernelWork image() {
            return work("gradient of the image, convolution", () -> {
                NdArray dy = dy();
                NdArray w = w();
                return () -> Convolution.image(dy, w, 1, plane());
            });
        }

        KernelWork weight() {
            return work("gradient of the weight, convolution", () -> {
                NdArray x = x();
                NdArray dy = dy();
                return () -> Convolution.weight(x, dy, 1, plane());
            });
        }
    }
}
