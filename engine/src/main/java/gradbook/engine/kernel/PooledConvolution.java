package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;

/**
 * {@code y = max over two by two places of max(0, conv(x, w) + b)}, with the bits of its parts one after another. In plain loops it is
 * just that, and keeps what was rectified; by the Vector API a convolution's sums are pooled while they are in the first-level cache.
 */
public final class PooledConvolution {
    private PooledConvolution() {}

    /**
     * The pooled output and what {@link #gradient} needs of it.
     *
     * @param y [n, out, places / 2, places / 2]
     */
    public record Pooled(NdArray y, NdArray kept) {}

    /** The pooled output, from images, weight and bias [out]. */
    public static NdArray value(NdArray x, NdArray w, NdArray b, int groups, WindowPlane plane) {
        return pooled(x, w, b, groups, plane, false).y();
    }

    /** The pooled output and what its gradient needs. */
    public static Pooled forward(NdArray x, NdArray w, NdArray b, int groups, WindowPlane plane) {
        return pooled(x, w, b, groups, plane, true);
    }

    /**
     * From images, weight and bias [out].
     *
     * @param keeps whether a gradient will be asked; else what is kept may be null
     */
    private static Pooled pooled(NdArray x, NdArray w, NdArray b, int groups, WindowPlane plane, boolean keeps) {
        Taps rows = Taps.toPlaces(plane.rows());
        Taps columns = Taps.toPlaces(plane.columns());
        if (!isFused(x.dtype(), rows, columns)) {
            NdArray sums = Convolution.value(x, w, groups, plane);
            NdArray bias = b.reshape(Shape.of(b.count(), 1, 1));
            NdArray rectified =
                    Rectifier.value(Elementwise.rows("conv2dReluPool", sums, bias, Arithmetic::add, (p, q) -> p + q));
            return new Pooled(MaxPooling.value(rectified, pairs(plane)), rectified);
        }
        int out = b.count();
        Shape pooled = Shape.of(x.shape().size(0), out, rows.places / 2, columns.places / 2);
        NdArray y = NdArray.unset(pooled, x.dtype());
        NdArray which = keeps ? NdArray.unset(pooled, x.dtype()) : null;
        int each = pooled.count(2, 4);
        NdArray factors = w.reshape(Shape.of(out, w.shape().count(1, 4)));
        CorrelationTiles.run(PlaneSource.of(x), factors, groups, rows, columns, () -> {
            PairedMaxima pool = PairedMaxima.rectified(rows.places, columns.places);
            return (sums, start, row, channel) -> {
                float bias = b.floats()[channel % out];
                if (keeps) {
                    pool.value(sums, start, row, bias, y.floats(), which.floats(), channel * each);
                } else {
                    pool.value(sums, start, row, bias, y.floats(), channel * each);
                }
            };
        });
        return new Pooled(y, which);
    }

    /** What goes back. */
    public static PooledGradient gradient(NdArray kept, NdArray dy, WindowPlane plane) {
        Taps rows = Taps.toPlaces(plane.rows());
        Taps columns = Taps.toPlaces(plane.columns());
        return isFused(dy.dtype(), rows, columns)
                ? new PooledGradient.Expanded(new ExpandedPlanes(kept, dy, rows.places, columns.places), plane)
                : new PooledGradient.Written(
                        Rectifier.gradient(kept, MaxPooling.gradient(kept, dy, pairs(plane))), plane);
    }

    private static boolean isFused(DType dtype, Taps rows, Taps columns) {
        return VectorUnit.isThere() && dtype == DType.FLOAT32 && CorrelationTiles.fits(rows, columns);
    }

    private static WindowPlane pairs(WindowPlane plane) {
        return new WindowPlane(
                pairs(plane.rows().places()), pairs(plane.columns().places()));
    }

    private static WindowAxis pairs(int size) {
        return new WindowAxis(size, size / 2, 2, 2, 0, 1);
    }
}
