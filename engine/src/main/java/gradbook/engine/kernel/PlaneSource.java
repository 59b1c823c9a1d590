package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/** Planes of float32 [n, c, h, w], as they lie in an array, or worked out when somebody comes to them. */
interface PlaneSource {
    Shape shape();

    /** Reads them, for one thread. */
    Reader reader();

    /** Where planes are found. */
    interface Reader {
        /**
         * Makes planes {@code first..first + count}, counted through the channels of all images, lie one after another, until the next
         * call.
         *
         * @return where in {@link #values()} they begin
         */
        int begin(int first, int count);

        /** Where the planes of the last call lie. */
        float[] values();
    }

    /** Those of an array. */
    static PlaneSource of(NdArray x) {
        int each = x.shape().count(2, 4);
        Reader reader = new Reader() {
            @Override
            public int begin(int first, int count) {
                return first * each;
            }

            @Override
            public float[] values() {
                return x.floats();
            }
        };
        return new PlaneSource() {
            @Override
            public Shape shape() {
                return x.shape();
            }

            @Override
            public Reader reader() {
                return reader;
            }
        };
    }
}
