package gradbook.experiments.published;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.NumpyRandom;
import java.util.stream.IntStream;

/** Inputs as the sources of the operator checks state them. */
final class Given {
    private Given() {}

    /** A float64 vector. */
    static Tensor vector(double... values) {
        return Tensor.constant(NdArray.of(Shape.of(values.length), values));
    }

    /** A float64 scalar whose gradient is asked for. */
    static Tensor leaf(double value) {
        return Tensor.leaf(NdArray.scalar(DType.FLOAT64, value));
    }

    /** A float32 vector. */
    static Tensor floats(double... values) {
        return Tensor.constant(vector(values).value().to(DType.FLOAT32));
    }

    /** 0, 1, ..., n - 1 in float32, from {@code first} on. */
    static Tensor range(int first, int n) {
        return floats(IntStream.range(first, first + n).asDoubleStream().toArray());
    }

    /** {@code numpy.linspace(first, last, n)} of as many as the shape has: {@code first + i step}, and the last one itself. */
    static Tensor spaced(double first, double last, int... sizes) {
        Shape shape = Shape.of(sizes);
        double[] values = new double[shape.count()];
        double step = (last - first) / (values.length - 1);
        for (int i = 0; i < values.length - 1; i++) {
            values[i] = first + i * step;
        }
        values[values.length - 1] = last;
        return Tensor.constant(NdArray.of(shape, values));
    }

    /** {@code numpy.random.randn(rows, columns)}. */
    static Tensor randn(NumpyRandom random, int rows, int columns) {
        return Tensor.constant(NdArray.of(
                Shape.of(rows, columns),
                IntStream.range(0, rows * columns)
                        .mapToDouble(i -> random.standardNormal())
                        .toArray()));
    }
}
