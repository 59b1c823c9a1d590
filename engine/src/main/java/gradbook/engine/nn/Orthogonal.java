package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Fma;
import java.util.Arrays;

/**
 * A weight [rows, rest] with orthonormal rows, or columns if it has more rows than columns, times the gain (Saxe et al. 2014,
 * arXiv:1312.6120; math.md §13.4). It is the Q of a normal matrix's QR with a positive diagonal in R, which makes all orthogonal
 * matrices equally likely (Mezzadri 2007, Notices of the AMS 54). Computed in float64, rounded once.
 */
record Orthogonal(Gain gain) implements Initializer {
    @Override
    public NdArray draw(Shape shape, DType dtype, RandomKey key) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "orthogonal initializer: expected a weight [out, in, ...], found shape " + shape);
        }
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException("orthogonal initializer: expected a floating type, found " + dtype);
        }
        int rows = shape.size(0);
        int columns = shape.count(1, shape.rank());
        int few = Math.min(rows, columns);
        int many = Math.max(rows, columns);
        double[][] q = new double[few][];
        double[] normal = key.normal(Shape.of(few, many), DType.FLOAT64, 0, 1).doubles();
        for (int j = 0; j < few; j++) {
            q[j] = Arrays.copyOfRange(normal, j * many, (j + 1) * many);
            orthonormalize(q, j);
        }
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = gain.value() * (rows <= columns ? q[row][column] : q[column][row]);
            }
        }
        return NdArray.of(shape, values).to(dtype);
    }

    /**
     * Takes what lies along the vectors before it out of vector j and divides by the length that is left, R's diagonal, which
     * is positive. Modified Gram-Schmidt, done twice: that is enough for orthogonality to a few roundings (Giraud, Langou,
     * Rozložník 2005, Computers and Mathematics with Applications 50).
     */
    private static void orthonormalize(double[][] q, int j) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < j; i++) {
                double along = dot(q[i], q[j]);
                for (int k = 0; k < q[j].length; k++) {
                    q[j][k] = Fma.fma(-along, q[i][k], q[j][k]);
                }
            }
        }
        double length = Math.sqrt(dot(q[j], q[j]));
        for (int k = 0; k < q[j].length; k++) {
            q[j][k] /= length;
        }
    }

    /** One chain over ascending k. */
    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum = Fma.fma(x[k], y[k], sum);
        }
        return sum;
    }
}
