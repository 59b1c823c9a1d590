package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Matrix products. Every output is one chain of {@code fma} over ascending k, from zero, however the loops are blocked. float64 is
 * that sentence as plain loops; float32 has a form in plain loops and one by the Vector API.
 */
public final class MatMul {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    /** {@code C = A B}, A [m, k], B [k, n], C [m, n] with whole rows; threads divide it. */
    @FunctionalInterface
    interface Form {
        void product(Matrix a, Matrix b, Matrix c, int m, int k, int n);
    }

    static final Form FLOAT32 = VectorUnit.isThere() ? ProductTiles::product : ProductLoops::product;

    private MatMul() {}

    /**
     * {@code C = A B} with A [..., m, k] and B [..., k, n] after the transpositions asked for; the axes in front are broadcast.
     *
     * @param transposeA whether A is given as [..., k, m]
     * @param transposeB whether B is given as [..., n, k]
     * @throws IllegalArgumentException before any work if the axes in front do not broadcast
     */
    public static NdArray product(NdArray a, boolean transposeA, NdArray b, boolean transposeB) {
        if (transposeB && !transposeA && a.shape().rank() == 2 && a.count() > 0) {
            Optional<SharedFactor> fixed = SharedFactor.ofFixed(b);
            if (fixed.isPresent()) {
                return fixed.get().product(a);
            }
        }
        int rankA = a.shape().rank();
        int rankB = b.shape().rank();
        int m = a.shape().size(rankA - (transposeA ? 1 : 2));
        int k = a.shape().size(rankA - (transposeA ? 2 : 1));
        int n = b.shape().size(rankB - (transposeB ? 2 : 1));
        Shape batch = batch(a.shape(), b.shape());
        NdArray c = NdArray.unset(with(batch, m, n), a.dtype()); // a float64 one is zeros, which its chains start from
        if (c.count() == 0) {
            return c;
        }
        Matrices as = new Matrices(a, starts(a.shape(), batch), transposeA ? 1 : k, transposeA ? m : 1);
        Matrices bs = new Matrices(b, starts(b.shape(), batch), transposeB ? 1 : n, transposeB ? k : 1);
        boolean together = bs.areOne() && as.areOneBelowTheOther(m);
        int rows = together ? batch.count() * m : m;
        int products = together ? 1 : batch.count();
        int grain = (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / Math.max(1, (long) m * k * n));
        Workers.split(products, grain, (from, to) -> {
            for (int which = from; which < to; which++) {
                if (a.dtype() == DType.FLOAT64) {
                    DoubleProduct.product(
                            as.ofDoubles(which), bs.ofDoubles(which), c.doubles(), which * m * n, rows, k, n);
                } else {
                    FLOAT32.product(
                            as.get(which), bs.get(which), new Matrix(c.floats(), which * m * n, n, 1), rows, k, n);
                }
            }
        });
        return c;
    }

    /** The axes in front of the matrices, broadcast. */
    private static Shape batch(Shape a, Shape b) {
        return a.rank() == 2 && b.rank() == 2
                ? Shape.SCALAR
                : Shape.broadcast("matmul: the axes in front of the matrices of " + a + " x " + b, front(a), front(b));
    }

    private static Shape front(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.sizes(), shape.rank() - 2));
    }

    private static Shape with(Shape batch, int m, int n) {
        int[] sizes = Arrays.copyOf(batch.sizes(), batch.rank() + 2);
        sizes[batch.rank()] = m;
        sizes[batch.rank() + 1] = n;
        return Shape.of(sizes);
    }

    /** Where the matrix for each place of the batch begins. */
    private static int[] starts(Shape shape, Shape batch) {
        Shape front = front(shape);
        int matrix = shape.count(shape.rank() - 2, shape.rank());
        int[] starts = new int[batch.count()];
        Walk walk = new Walk(batch.sizes(), 0, View.broadcast(front, batch), 0);
        for (int i = 0; i < starts.length; i++) {
            starts[i] = walk.next() * matrix;
        }
        return starts;
    }

    /** The matrices of an operand: element (i, j) lies {@code i row + j step} places after its matrix's start. */
    private record Matrices(NdArray x, int[] starts, int row, int step) {
        DoubleProduct.Operand ofDoubles(int which) {
            return new DoubleProduct.Operand(x.doubles(), starts[which], row, step);
        }

        Matrix get(int which) {
            return new Matrix(x.floats(), starts[which], row, step);
        }

        boolean areOne() {
            return starts.length == 1 || Arrays.stream(starts).allMatch(start -> start == starts[0]);
        }

        /** Whether the matrices, of {@code m} rows each, are the rows of one. */
        boolean areOneBelowTheOther(int m) {
            return starts.length == 1
                    || IntStream.range(0, starts.length).allMatch(i -> starts[i] == starts[0] + i * m * row);
        }
    }
}
