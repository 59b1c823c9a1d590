package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;

/** {@link MaxPooling} of float32 by windows of two by two that lie side by side, through the Vector API. */
public final class PairedPooling {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    private PairedPooling() {}

    /** Whether there is a vector unit, and x is pooled so. */
    public static boolean fits(NdArray x, WindowPlane plane) {
        return VectorUnit.isThere()
                && x.dtype() == DType.FLOAT32
                && PairPooling.fits(plane)
                && isSideBySide(plane.rows())
                && isSideBySide(plane.columns());
    }

    private static boolean isSideBySide(WindowAxis axis) {
        return axis.stride() == 2 && axis.places() == axis.size() / 2;
    }

    /**
     * {@code y = max x}.
     *
     * @param which of y's shape, takes what {@link #gradient} needs
     */
    public static NdArray value(NdArray x, WindowPlane plane, NdArray which) {
        int rows = plane.rows().size();
        int columns = plane.columns().size();
        int each = plane.rows().places() * plane.columns().places();
        NdArray y = NdArray.unset(which.shape(), x.dtype());
        Workers.split(x.shape().count(0, 2), 1 + GRAIN / (rows * columns), (from, to) -> {
            PairedMaxima maxima = PairedMaxima.plain(rows, columns);
            for (int p = from; p < to; p++) {
                maxima.value(x.floats(), p * rows * columns, rows, columns, y.floats(), which.floats(), p * each);
            }
        });
        return y;
    }

    /** {@code dx = dy} at the element that was the maximum of its window, 0 elsewhere; planes of {@code rows} by {@code columns}. */
    public static NdArray gradient(NdArray which, NdArray dy, int rows, int columns) {
        Shape shape = Shape.of(dy.shape().size(0), dy.shape().size(1), rows, columns);
        NdArray dx = NdArray.unset(shape, dy.dtype());
        int each = dy.shape().count(2, 4);
        int all = rows * columns;
        Workers.split(shape.count(0, 2), 1 + GRAIN / all, (from, to) -> {
            PairedMaxima maxima = PairedMaxima.plain(rows, columns);
            for (int p = from; p < to; p++) {
                maxima.gradient(dy.floats(), which.floats(), p * each, dx.floats(), p * all, rows, columns);
            }
        });
        return dx;
    }
}
