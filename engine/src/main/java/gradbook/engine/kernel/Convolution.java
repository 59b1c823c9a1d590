package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/**
 * Convolution and its two transposes, between images x [n, c, size, size] and places y [n, out, places, places] of a window, with
 * a weight w [out, c / groups, kh, kw]. Every result is one chain of {@code fma} from zero:
 *
 * <ul>
 *   <li>{@link #value}: y over ascending (c, kh, kw) of its group; the padding takes part as zeros.
 *   <li>{@link #image}: x over ascending (out, kh, kw) of its group; a tap that lies between two places, because of a stride, has
 *       no part, and one before the first or behind the last place takes part with zero.
 *   <li>{@link #weight}: w over ascending (n, oh, ow); the padding takes part as zeros.
 * </ul>
 */
public final class Convolution {
    private Convolution() {}

    /** Places from images and weight. */
    public static NdArray value(NdArray x, NdArray w, int groups, WindowPlane plane) {
        Taps rows = Taps.toPlaces(plane.rows());
        Taps columns = Taps.toPlaces(plane.columns());
        int out = w.shape().size(0);
        NdArray y = NdArray.unset(Shape.of(x.shape().size(0), out, rows.places, columns.places), x.dtype());
        NdArray factors = w.reshape(Shape.of(out, w.shape().count(1, 4)));
        Correlation.run(x, factors, groups, rows, columns, y);
        return y;
    }

    /** Images from places and weight; each phase of a stride is a correlation of its own. */
    public static NdArray image(NdArray y, NdArray w, int groups, WindowPlane plane) {
        WindowAxis vertical = plane.rows();
        WindowAxis horizontal = plane.columns();
        int c = w.shape().size(1) * groups;
        NdArray x = NdArray.zeros(Shape.of(y.shape().size(0), c, vertical.size(), horizontal.size()), y.dtype());
        for (int row = 0; row < Taps.phases(vertical); row++) {
            for (int column = 0; column < Taps.phases(horizontal); column++) {
                Taps rows = Taps.toImage(vertical, row);
                Taps columns = Taps.toImage(horizontal, column);
                if (rows.count() > 0 && columns.count() > 0) {
                    Correlation.run(y, exchanged(w, groups, rows, columns), groups, rows, columns, x);
                }
            }
        }
        return x;
    }

    /** Images from planes of places, by tiles: of a window without strides, which has one phase. */
    static NdArray image(PlaneSource y, NdArray w, int groups, WindowPlane plane) {
        WindowAxis vertical = plane.rows();
        WindowAxis horizontal = plane.columns();
        Taps rows = Taps.toImage(vertical, 0);
        Taps columns = Taps.toImage(horizontal, 0);
        int c = w.shape().size(1) * groups;
        NdArray x = NdArray.unset(Shape.of(y.shape().size(0), c, vertical.size(), horizontal.size()), w.dtype());
        CorrelationTiles.run(y, exchanged(w, groups, rows, columns), groups, rows, columns, x);
        return x;
    }

    /** The weight's gradient from images and places. */
    public static NdArray weight(NdArray x, NdArray dy, int groups, WindowPlane plane) {
        return ConvolutionWeight.gradient(x, dy, groups, plane);
    }

    /** [out, c / groups, kh, kw] as [c, (out / groups) kh kw] with the taps that take part. */
    private static NdArray exchanged(NdArray w, int groups, Taps rows, Taps columns) {
        int out = w.shape().size(0) / groups;
        int in = w.shape().size(1);
        int height = w.shape().size(2);
        int width = w.shape().size(3);
        NdArray factors = NdArray.zeros(Shape.of(groups * in, out * rows.count() * columns.count()), w.dtype());
        int to = 0;
        for (int c = 0; c < groups * in; c++) {
            for (int o = 0; o < out; o++) {
                int from = (c / in * out + o) * in + c % in;
                for (int kh : rows.kernel) {
                    for (int kw : columns.kernel) {
                        Strided.copy(w, (from * height + kh) * width + kw, 1, factors, to++, 1, 1);
                    }
                }
            }
        }
        return factors;
    }
}
