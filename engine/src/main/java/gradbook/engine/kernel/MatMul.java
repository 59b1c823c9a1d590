package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/**
 * Matrix products. Every output is one chain of {@code fma} over ascending k, from zero, however the loops are blocked.
 *
 * <p>float64 is that sentence as plain loops. In float32 each row of B is an array of its own and four steps of k are taken
 * at once: HotSpot turns a loop into vector instructions only where all arrays are read at the same index, which made
 * 64x784x128 five times faster (29 against 6 GFLOP/s on one Zen 4 core, JDK 17 and 25).
 */
public final class MatMul {
    private static final int STEPS = 4;

    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    private MatMul() {}

    /**
     * {@code C = A B} with A [..., m, k] and B [..., k, n] after the transpositions asked for; the axes in front are broadcast.
     *
     * @param transposeA whether A is given as [..., k, m]
     * @param transposeB whether B is given as [..., n, k]
     * @throws IllegalArgumentException before any work if the axes in front do not broadcast
     */
    public static NdArray product(NdArray a, boolean transposeA, NdArray b, boolean transposeB) {
        int rankA = a.shape().rank();
        int rankB = b.shape().rank();
        int m = a.shape().size(rankA - (transposeA ? 1 : 2));
        int k = a.shape().size(rankA - (transposeA ? 2 : 1));
        int n = b.shape().size(rankB - (transposeB ? 2 : 1));
        Shape batch = batch(a.shape(), b.shape());
        NdArray c = NdArray.zeros(with(batch, m, n), a.dtype());
        if (c.count() == 0) {
            return c;
        }
        Matrices as = new Matrices(a, starts(a.shape(), batch), transposeA ? 1 : k, transposeA ? m : 1);
        Matrices bs = new Matrices(b, starts(b.shape(), batch), transposeB ? 1 : n, transposeB ? k : 1);
        int grain = (int) Math.min(Integer.MAX_VALUE, 1 + (long) GRAIN / Math.max(1L, (long) k * n));
        if (a.dtype() == DType.FLOAT32) {
            // One B for all of the batch is copied once, for all threads; else each thread copies those it needs.
            boolean shared = bs.areOne();
            float[][] rows = shared ? bs.rows(0, new float[k][n]) : null;
            Workers.split(batch.count() * m, grain, (from, to) -> {
                float[][] own = shared ? rows : new float[k][n];
                for (int row = from; row < to; row += m - row % m) {
                    int which = row / m;
                    int end = Math.min(to, (which + 1) * m);
                    float[][] ready = shared ? own : bs.rows(which, own);
                    float32(a.floats(), as.start(which), as.row, as.step, ready, c.floats(), row, end, m, n);
                }
            });
        } else {
            Workers.split(batch.count() * m, grain, (from, to) -> float64(as, bs, c.doubles(), from, to, m, k, n));
        }
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
        int start(int which) {
            return starts[which];
        }

        boolean areOne() {
            return Arrays.stream(starts).allMatch(start -> start == starts[0]);
        }

        /** Copies one matrix into rows of their own. */
        float[][] rows(int which, float[][] rows) {
            float[] from = x.floats();
            int start = starts[which];
            if (step == 1) {
                for (int p = 0; p < rows.length; p++) {
                    System.arraycopy(from, start + p * row, rows[p], 0, rows[p].length);
                }
            } else {
                for (int j = 0; rows.length > 0 && j < rows[0].length; j++) {
                    for (int p = 0; p < rows.length; p++) {
                        rows[p][j] = from[start + p * row + j * step];
                    }
                }
            }
            return rows;
        }
    }

    private static void float64(Matrices as, Matrices bs, double[] c, int from, int to, int m, int k, int n) {
        double[] a = as.x.doubles();
        double[] b = bs.x.doubles();
        for (int row = from; row < to; row++) {
            int startA = as.start(row / m) + row % m * as.row;
            int startB = bs.start(row / m);
            for (int p = 0; p < k; p++) {
                double aip = a[startA + p * as.step];
                for (int j = 0; j < n; j++) {
                    c[row * n + j] = Math.fma(aip, b[startB + p * bs.row + j * bs.step], c[row * n + j]);
                }
            }
        }
    }

    /** Rows {@code from..to} of C, counted through the batch. */
    private static void float32(
            float[] a, int startA, int rowA, int stepA, float[][] b, float[] c, int from, int to, int m, int n) {
        float[] sums = new float[n];
        for (int row = from; row < to; row++) {
            Arrays.fill(sums, 0);
            int start = startA + row % m * rowA;
            int p = 0;
            for (; p + STEPS <= b.length; p += STEPS) {
                int at = start + p * stepA;
                fourSteps(
                        a[at],
                        b[p],
                        a[at + stepA],
                        b[p + 1],
                        a[at + 2 * stepA],
                        b[p + 2],
                        a[at + 3 * stepA],
                        b[p + 3],
                        sums);
            }
            for (; p < b.length; p++) {
                step(a[start + p * stepA], b[p], sums);
            }
            System.arraycopy(sums, 0, c, row * n, n);
        }
    }

    private static void step(float a, float[] b, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Math.fma(a, b[j], sums[j]);
        }
    }

    private static void fourSteps(
            float a0, float[] b0, float a1, float[] b1, float a2, float[] b2, float a3, float[] b3, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            float sum = Math.fma(a0, b0[j], sums[j]);
            sum = Math.fma(a1, b1[j], sum);
            sum = Math.fma(a2, b2[j], sum);
            sums[j] = Math.fma(a3, b3[j], sum);
        }
    }
}
