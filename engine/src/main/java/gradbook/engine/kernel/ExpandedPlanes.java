package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/**
 * Planes of {@code rows} by {@code columns} with dy where the maximum of two by two elements was, and 0 elsewhere.
 *
 * @param which what {@link PairedMaxima} kept of the maxima
 * @param dy [n, c, rows / 2, columns / 2]
 */
record ExpandedPlanes(NdArray which, NdArray dy, int rows, int columns) implements PlaneSource {
    @Override
    public Shape shape() {
        return Shape.of(dy.shape().size(0), dy.shape().size(1), rows, columns);
    }

    @Override
    public Reader reader() {
        return new Expansion();
    }

    /** All of them as an array. */
    NdArray written() {
        return PairedPooling.gradient(which, dy, rows, columns);
    }

    private final class Expansion implements Reader {
        private final PairedMaxima maxima = PairedMaxima.rectified(rows, columns);
        private float[] planes = new float[0];

        @Override
        public int begin(int first, int count) {
            int all = rows * columns;
            int each = dy.shape().count(2, 4);
            if (planes.length < count * all) {
                planes = new float[count * all];
            }
            for (int p = 0; p < count; p++) {
                int from = (first + p) * each;
                maxima.gradient(dy.floats(), which.floats(), from, planes, p * all, rows, columns);
            }
            return 0;
        }

        @Override
        public float[] values() {
            return planes;
        }
    }
}
