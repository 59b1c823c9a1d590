package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import java.util.Arrays;
import java.util.Optional;

/** The second factor of many products, such as the weight that every step of a sequence meets: laid out once for all of them. */
final class SharedFactor {
    private final NdArray b;
    private final boolean transpose;
    private final int k;
    private final int n;

    /** B as {@link ProductTiles} reads it, or null where {@link MatMul} does not need it so. */
    private final float[] panels;

    private SharedFactor(NdArray b, boolean transpose, float[] panels) {
        this.b = b;
        this.transpose = transpose;
        this.k = b.shape().size(transpose ? 1 : 0);
        this.n = b.shape().size(transpose ? 0 : 1);
        this.panels = panels;
        if (panels != null) {
            ProductTiles.layOut(new Panels(matrix(), k, n), panels);
        }
    }

    /**
     * For products of one operator, from the memory of this step.
     *
     * @param b a matrix [k, n]
     * @param transpose whether it is given as [n, k]
     * @param m rows of the first factors, at most
     */
    static SharedFactor of(NdArray b, boolean transpose, int m) {
        boolean readWhereItIs = m == 0 || transpose && m <= Dots.ROWS;
        return new SharedFactor(
                b,
                transpose,
                canBeLaidOut(b) && !readWhereItIs
                        ? NdArray.unset(Shape.of(size(b, transpose)), DType.FLOAT32)
                                .floats()
                        : null);
    }

    /** Of B given as [n, k], an array that is fixed: laid out when it first is a factor, and kept with it for good. */
    static Optional<SharedFactor> ofFixed(NdArray b) {
        return b.isFixed() && b.shape().rank() == 2 && canBeLaidOut(b)
                ? Optional.of(b.kept(SharedFactor.class, () -> new SharedFactor(b, true, new float[size(b, true)])))
                : Optional.empty();
    }

    private static int size(NdArray b, boolean transpose) {
        return ProductTiles.size(b.shape().size(transpose ? 1 : 0), b.shape().size(transpose ? 0 : 1));
    }

    private static boolean canBeLaidOut(NdArray b) {
        return VectorUnit.isThere() && b.dtype() == DType.FLOAT32 && b.count() > 0;
    }

    /** {@code A B} for A [m, k], as {@link MatMul#product} gives it. */
    NdArray product(NdArray a) {
        int m = a.shape().size(0);
        NdArray c = NdArray.unset(Shape.of(m, n), a.dtype());
        product(a, 0, m, c, 0);
        return c;
    }

    /** The same of {@code m} rows of A [..., k] from {@code fromA} on, into rows of C [..., n] from {@code fromC} on. */
    void product(NdArray a, int fromA, int m, NdArray c, int fromC) {
        if (m == 0) {
            return;
        }
        if (b.dtype() == DType.FLOAT64) {
            Arrays.fill(c.doubles(), fromC * n, (fromC + m) * n, 0);
            DoubleProduct.product(
                    new DoubleProduct.Operand(a.doubles(), fromA * k, k, 1),
                    new DoubleProduct.Operand(b.doubles(), 0, transpose ? 1 : n, transpose ? k : 1),
                    c.doubles(),
                    fromC * n,
                    m,
                    k,
                    n);
            return;
        }
        Matrix rows = new Matrix(a.floats(), fromA * k, k, 1);
        Matrix products = new Matrix(c.floats(), fromC * n, n, 1);
        if (panels == null) {
            MatMul.FLOAT32.product(rows, matrix(), products, m, k, n);
        } else {
            ProductTiles.product(rows, panels, products, m, k, n);
        }
    }

    private Matrix matrix() {
        return new Matrix(b.floats(), 0, transpose ? 1 : n, transpose ? k : 1);
    }
}
