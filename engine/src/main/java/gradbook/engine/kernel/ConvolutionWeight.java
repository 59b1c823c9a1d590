package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;

/** The gradient of a convolution's weight: {@code dw[o, c, k] = Σ dy[n, o, p] x[n, c, p stride - padding + k dilation]}. */
final class ConvolutionWeight {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    private ConvolutionWeight() {}

    /**
     * One chain for each element of the weight, over ascending (n, oh, ow), which images and bands extend in turn. Threads divide
     * the output channels, so no chain is shared; each lays the patches out for itself.
     */
    static NdArray gradient(NdArray x, NdArray dy, int groups, WindowPlane plane) {
        if (VectorUnit.isThere() && x.dtype() == DType.FLOAT32) {
            PlaneSource planes = PlaneSource.of(dy);
            if (fitsTiles(x, planes, groups, plane)) {
                return gradient(x, planes, groups, plane);
            }
        }
        Taps rows = Taps.toPlaces(plane.rows());
        Taps columns = Taps.toPlaces(plane.columns());
        NdArray dw = zeros(x, dy.shape(), groups, rows, columns);
        loops(x, dy, groups, rows, columns, dw);
        return dw;
    }

    /** Whether float32 of this size can go by tiles. */
    static boolean fitsTiles(NdArray x, PlaneSource dy, int groups, WindowPlane plane) {
        return WeightTiles.fits(x, dy, groups, Taps.toPlaces(plane.rows()), Taps.toPlaces(plane.columns()));
    }

    /** As above, by tiles. */
    static NdArray gradient(NdArray x, PlaneSource dy, int groups, WindowPlane plane) {
        Taps rows = Taps.toPlaces(plane.rows());
        Taps columns = Taps.toPlaces(plane.columns());
        NdArray dw = zeros(x, dy.shape(), groups, rows, columns);
        WeightTiles.gradient(x, dy, groups, rows, columns, dw);
        return dw;
    }

    private static NdArray zeros(NdArray x, Shape dy, int groups, Taps rows, Taps columns) {
        return NdArray.zeros(
                Shape.of(dy.size(1), x.shape().size(1) / groups, rows.count(), columns.count()), x.dtype());
    }

    /** In plain loops. */
    static void loops(NdArray x, NdArray dy, int groups, Taps rows, Taps columns, NdArray dw) {
        int n = x.shape().size(0);
        int out = dy.shape().size(1);
        int in = x.shape().size(1) / groups;
        int group = out / groups;
        int taps = in * rows.count() * columns.count();
        int places = rows.places * columns.places;
        long work = Math.max(1, (long) n * places * taps);
        Workers.split(out, (int) (1 + GRAIN / work), (from, to) -> {
            Patches patches = new Patches(in, rows, columns, x.dtype());
            NdArray[] turned = lines(patches.band() * columns.places, taps, x);
            int first = from;
            while (first < to) {
                int end = Math.min(to, (first / group + 1) * group);
                NdArray[] sums = lines(end - first, taps, x);
                for (int image = 0; image < n; image++) {
                    for (int top = 0; top < rows.places; top += patches.band()) {
                        patches.gather(x, (image * groups + first / group) * in, top);
                        for (int t = 0; t < taps; t++) {
                            Strided.column(patches.rows[t], turned, t, patches.places());
                        }
                        for (int o = first; o < end; o++) {
                            int start = (image * out + o) * places + top * columns.places;
                            Chain.extend(dy, start, turned, patches.places(), sums[o - first], taps);
                        }
                    }
                }
                for (int o = first; o < end; o++) {
                    Strided.copy(sums[o - first], 0, 1, dw, o * taps, 1, taps);
                }
                first = end;
            }
        });
    }

    private static NdArray[] lines(int count, int length, NdArray like) {
        NdArray[] lines = new NdArray[count];
        for (int i = 0; i < count; i++) {
            lines[i] = NdArray.zeros(Shape.of(length), like.dtype());
        }
        return lines;
    }
}
