package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops of their own have the bits of the formulas one element after another, and of softmax's parts one array after another. */
class StretchesTest {
    private static final float SQRT_HALF = (float) 0.7071067811865476;
    private static final float DENSITY = (float) 0.3989422804014327;
    private static final float SCALE = (float) 0.7978845608028654;
    private static final float CUBE = (float) 0.044715;
    private static final float TRIPLE = (float) (3 * 0.044715);
    private static final float ERF = (float) 1.1283791670955126;

    private static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(x[i]));
        return bits;
    }

    private static float[] inputs(int n, String name) {
        float[] x = RandomKey.of(5)
                .fold(name)
                .normal(Shape.of(n), DType.FLOAT32, 0, 3)
                .floats();
        float[] hard = {0, -0f, 1e-40f, -1e30f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < hard.length && 3 * i < n; i++) {
            x[3 * i] = hard[i];
        }
        return x;
    }

    private static void check(int n, Stretches.Unary loop, Elementwise.FloatUnary one) {
        float[] x = inputs(n, "x");
        float[] expected = new float[n];
        for (int i = 0; i < n; i++) {
            expected[i] = one.apply(x[i]);
        }
        NdArray y = Workers.with(2, 1, () -> Stretches.map(NdArray.of(Shape.of(n), x), loop, v -> v));
        assertArrayEquals(bits(expected), bits(y.floats()));
    }

    private static void check(int n, Stretches.Binary loop, Elementwise.FloatBinary one) {
        float[] a = inputs(n, "x").clone();
        float[] b = RandomKey.of(6).normal(Shape.of(n), DType.FLOAT32, 0, 2).floats();
        float[] expected = new float[n];
        for (int i = 0; i < n; i++) {
            expected[i] = one.apply(b[i], a[i]);
        }
        Shape shape = Shape.of(n);
        NdArray y = Workers.with(
                2, 1, () -> Stretches.zip("t", NdArray.of(shape, b), NdArray.of(shape, a), loop, (p, q) -> p));
        assertArrayEquals(bits(expected), bits(y.floats()));
    }

    private static float normal(float x) {
        return 0.5f * (1 + MathFunctions.erf(x * SQRT_HALF));
    }

    private static float tanh(float x) {
        return MathFunctions.tanh(SCALE * (x + CUBE * x * x * x));
    }

    private static float approximateSlope(float x) {
        float t = tanh(x);
        float density = 1 - t * t;
        return 0.5f * (1 + t) + (density == 0 ? 0 : 0.5f * x * density * (SCALE * (1 + TRIPLE * x * x)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 17, 640, 5_000})
    void theFormulas(int n) {
        check(n, Slopes::tanh, (g, y) -> g * (1 - y * y));
        check(n, Slopes::sigmoid, (g, y) -> g * y * (1 - y));
        check(n, Slopes::erf, (g, x) -> g * (ERF * MathFunctions.exp(-x * x)));
        check(n, Slopes::sin, (g, x) -> g * MathFunctions.cos(x));
        check(n, Slopes::cos, (g, x) -> -g * MathFunctions.sin(x));
        check(n, SoftRectifier::value, x -> Math.max(x, 0) + MathFunctions.log1p(MathFunctions.exp(-Math.abs(x))));
        check(n, SoftRectifier::gradient, (g, x) -> g * MathFunctions.sigmoid(x));
        check(n, GaussianGate::value, x -> x * normal(x));
        check(n, GaussianGate::gradient, (g, x) -> g * (normal(x) + x * (DENSITY * MathFunctions.exp(-0.5f * x * x))));
        check(n, GaussianGate::approximateValue, x -> x * (0.5f * (1 + tanh(x))));
        check(n, GaussianGate::approximateGradient, (g, x) -> g * approximateSlope(x));
    }

    private static NdArray minus(NdArray a, NdArray b) {
        return Elementwise.zip("minus", a, b, (p, q) -> p - q, (p, q) -> p - q);
    }

    private static NdArray exp(NdArray x) {
        return Elementwise.map(x, MathFunctions::exp, MathFunctions::exp);
    }

    private static NdArray sum(NdArray x) {
        return Reduction.sum(x, List.of(1), true);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "64, 10", "32, 27", "5, 16", "7, 17", "3, 33", "2, 1000", "2, 5000", "300, 40"})
    void softmaxAlongRows(int rows, int n) {
        Shape shape = Shape.of(rows, n);
        NdArray dy = RandomKey.of(8).normal(shape, DType.FLOAT32, 0, 1);
        float[] labels =
                RandomKey.of(9).uniform(Shape.of(rows), DType.FLOAT32, 0, n).floats();
        int[] at = new int[rows];
        Arrays.setAll(at, i -> Math.min(n - 1, (int) labels[i]));
        for (float[] values :
                List.of(RandomKey.of(7).normal(shape, DType.FLOAT32, 0, 4).floats(), inputs(rows * n, "rows"))) {
            NdArray x = NdArray.of(shape, values);
            NdArray shifted = minus(x, Reduction.max(x, List.of(1), true));
            NdArray e = exp(shifted);
            NdArray softmax = Elementwise.zip("over", e, sum(e), (p, q) -> p / q, (p, q) -> p / q);
            same(softmax, SoftmaxRows.softmax(x));
            NdArray log = Elementwise.map(sum(e), MathFunctions::log, MathFunctions::log);
            NdArray logSoftmax = minus(shifted, log);
            same(logSoftmax, Workers.with(2, 1, () -> SoftmaxRows.logSoftmax(x)));

            NdArray products = Elementwise.zip("times", dy, softmax, (p, q) -> p * q, (p, q) -> p * q);
            NdArray gradient = Elementwise.zip(
                    "gradient", softmax, dy, sum(products), (p, g, t) -> p * (g - t), (p, g, t) -> p * (g - t));
            same(gradient, Workers.with(2, 1, () -> SoftmaxRows.softmaxGradient(softmax, dy)));
            NdArray parts = Elementwise.zip("times", exp(logSoftmax), sum(dy), (p, q) -> p * q, (p, q) -> p * q);
            same(minus(dy, parts), Workers.with(2, 1, () -> SoftmaxRows.logSoftmaxGradient(logSoftmax, dy)));

            NdArray index = NdArray.of(Shape.of(rows), at);
            NdArray column = NdArray.of(Shape.of(rows, 1), at);
            NdArray norms = NdArray.zeros(Shape.of(rows, 2), DType.FLOAT32);
            same(
                    Layout.gather(logSoftmax, 1, column).reshape(Shape.of(rows)),
                    Workers.with(2, 1, () -> SoftmaxRows.pickedLogSoftmax(x, index, norms)));
            NdArray onehot = Layout.scatterAdd(NdArray.full(Shape.of(rows, 1), DType.FLOAT32, 1), shape, 1, column);
            NdArray difference = Elementwise.zip(
                    "difference",
                    logSoftmax,
                    onehot,
                    (p, hit) -> (MathFunctions.exp(p) - hit) / rows * 0.7f,
                    (p, hit) -> 0);
            same(difference, Workers.with(2, 1, () -> SoftmaxRows.crossEntropyGradient(x, index, norms, 0.7f)));
        }
    }

    private static void same(NdArray expected, NdArray found) {
        assertArrayEquals(bits(expected.floats()), bits(found.floats()));
    }
}
