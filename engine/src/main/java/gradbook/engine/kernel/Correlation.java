package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;

/**
 * {@code target[n, b, j] = Σ factors[b, (a, k)] source[n, a, j step + offset(k)]} over the source channels a of b's group and the
 * taps k of both axes: one chain for each output, over ascending (a, kh, kw).
 */
final class Correlation {
    /** Multiply-adds a thread must get before dividing pays. */
    private static final int GRAIN = 1 << 16;

    private Correlation() {}

    /**
     * Threads divide the planes of the target; one that gets several planes of a group lays the group's patches out once.
     *
     * @param source [n, a, h, w]
     * @param factors [b, (a / groups) kh kw]
     * @param target [n, b, h, w], where only the elements that the taps name are written
     */
    static void run(NdArray source, NdArray factors, int groups, Taps rows, Taps columns, NdArray target) {
        if (VectorUnit.isThere() && source.dtype() == DType.FLOAT32 && CorrelationTiles.fits(rows, columns)) {
            CorrelationTiles.run(PlaneSource.of(source), factors, groups, rows, columns, target);
        } else {
            loops(source, factors, groups, rows, columns, target);
        }
    }

    /** In plain loops. */
    static void loops(NdArray source, NdArray factors, int groups, Taps rows, Taps columns, NdArray target) {
        int n = target.shape().size(0);
        int b = target.shape().size(1);
        int a = source.shape().size(1) / groups;
        int group = b / groups;
        long work = (long) factors.shape().size(1) * rows.places * columns.places;
        int grain = (int) (1 + GRAIN / work);
        Workers.split(n * b, grain, (from, to) -> {
            if (from == to) {
                return;
            }
            Patches patches = new Patches(a, rows, columns, source.dtype());
            NdArray sums = NdArray.zeros(Shape.of(patches.band() * columns.places), source.dtype());
            int plane = from;
            while (plane < to) {
                int end = Math.min(to, (plane / group + 1) * group);
                for (int top = 0; top < rows.places; top += patches.band()) {
                    patches.gather(source, plane / group * a, top);
                    for (int p = plane; p < end; p++) {
                        Strided.clear(sums, 0, patches.places());
                        int start = p % b * patches.rows.length;
                        Chain.extend(factors, start, patches.rows, patches.rows.length, sums, patches.places());
                        put(sums, patches.places(), top, rows, columns, target, p);
                    }
                }
                plane = end;
            }
        });
    }

    private static void put(NdArray sums, int places, int top, Taps rows, Taps columns, NdArray target, int plane) {
        int height = target.shape().size(2);
        int width = target.shape().size(3);
        for (int i = 0; i < places / columns.places; i++) {
            int row = rows.first + (top + i) * rows.stride;
            int start = (plane * height + row) * width + columns.first;
            Strided.copy(sums, i * columns.places, 1, target, start, columns.stride, columns.places);
        }
    }
}
