package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
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
            ProductTiles.layOut(new Matrix(b.floats(), 0, transpose ? 1 : n, transpose ? k : 1), k, n, panels);
        }
    }

    /**
     * For products of one operator, from the memory of this step.
     *
     * @param b a matrix [k, n]
     * @param transpose whether it is given as [n, k]
     * @param m rows of each first factor
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
        if (panels == null) {
            return MatMul.product(a, false, b, transpose);
        }
        int m = a.shape().size(0);
        NdArray c = NdArray.unset(Shape.of(m, n), a.dtype());
        ProductTiles.product(new Matrix(a.floats(), 0, k, 1), panels, new Matrix(c.floats(), 0, n, 1), m, k, n);
        return c;
    }
}
