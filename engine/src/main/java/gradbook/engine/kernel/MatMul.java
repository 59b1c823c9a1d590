package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.List;

/**
 * Matrix products. Every output is one chain of {@code fma} over ascending k, from zero, however the loops are blocked:
 * four rows and four steps of k at a time, so that a loaded element of B serves four outputs and an output is loaded and
 * stored once for four steps.
 */
public final class MatMul {
    private static final int ROWS = 4;
    private static final int STEPS = 4;

    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    private MatMul() {}

    /** {@code C = A B}, {@code Aᵀ B}, {@code A Bᵀ} or {@code Aᵀ Bᵀ} for rank 2, with A [m,k] and B [k,n] after transposition. */
    public static NdArray product(NdArray a, boolean transposeA, NdArray b, boolean transposeB) {
        int m = a.shape().size(transposeA ? 1 : 0);
        int k = a.shape().size(transposeA ? 0 : 1);
        int n = b.shape().size(transposeB ? 0 : 1);
        NdArray c = NdArray.zeros(Shape.of(m, n), a.dtype());
        // Lanes run along the columns of B, so B must lie row by row; A may be read in either order.
        NdArray rowsB = transposeB ? Layout.permute(b, List.of(1, 0)) : b;
        int rowA = transposeA ? 1 : k;
        int stepA = transposeA ? m : 1;
        int grain = (int) Math.min(Integer.MAX_VALUE, 1 + (long) GRAIN / Math.max(1L, (long) k * n));
        if (a.dtype() == DType.FLOAT32) {
            Workers.split(
                    m, grain, (from, to) -> rows(a.floats(), rowA, stepA, rowsB.floats(), c.floats(), from, to, k, n));
        } else {
            Workers.split(
                    m,
                    grain,
                    (from, to) -> rows(a.doubles(), rowA, stepA, rowsB.doubles(), c.doubles(), from, to, k, n));
        }
        return c;
    }

    private static void rows(float[] a, int rowA, int stepA, float[] b, float[] c, int from, int to, int k, int n) {
        int i = from;
        for (; i + ROWS <= to; i += ROWS) {
            int p = 0;
            for (; p + STEPS <= k; p += STEPS) {
                block(a, i * rowA + p * stepA, rowA, stepA, b, p * n, c, i * n, n);
            }
            for (; p < k; p++) {
                for (int r = 0; r < ROWS; r++) {
                    row(a[(i + r) * rowA + p * stepA], b, p * n, c, (i + r) * n, n);
                }
            }
        }
        for (; i < to; i++) {
            for (int p = 0; p < k; p++) {
                row(a[i * rowA + p * stepA], b, p * n, c, i * n, n);
            }
        }
    }

    private static void row(float a, float[] b, int startB, float[] c, int startC, int n) {
        for (int j = 0; j < n; j++) {
            c[startC + j] = Math.fma(a, b[startB + j], c[startC + j]);
        }
    }

    /** Four rows by four steps of k: 16 multiply-adds for 8 loads and 4 stores. */
    private static void block(
            float[] a, int startA, int rowA, int stepA, float[] b, int startB, float[] c, int startC, int n) {
        for (int r = 0; r < ROWS; r++) {
            float a0 = a[startA + r * rowA];
            float a1 = a[startA + r * rowA + stepA];
            float a2 = a[startA + r * rowA + 2 * stepA];
            float a3 = a[startA + r * rowA + 3 * stepA];
            int row = startC + r * n;
            for (int j = 0; j < n; j++) {
                float sum = Math.fma(a0, b[startB + j], c[row + j]);
                sum = Math.fma(a1, b[startB + n + j], sum);
                sum = Math.fma(a2, b[startB + 2 * n + j], sum);
                c[row + j] = Math.fma(a3, b[startB + 3 * n + j], sum);
            }
        }
    }

    private static void rows(double[] a, int rowA, int stepA, double[] b, double[] c, int from, int to, int k, int n) {
        for (int i = from; i < to; i++) {
            for (int p = 0; p < k; p++) {
                double ap = a[i * rowA + p * stepA];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] = Math.fma(ap, b[p * n + j], c[i * n + j]);
                }
            }
        }
    }
}
