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
        Room room = Room.forThisThread(rows, columns);
        int all = rows * columns;
        int each = dy.shape().count(2, 4);
        return new Reader() {
            @Override
            public int begin(int first, int count) {
                room.reserve(count * all);
                for (int p = 0; p < count; p++) {
                    int from = (first + p) * each;
                    room.maxima.gradient(dy.floats(), which.floats(), from, room.planes, p * all, rows, columns);
                }
                return 0;
            }

            @Override
            public float[] values() {
                return room.planes;
            }
        };
    }

    /** All of them as an array. */
    NdArray written() {
        return PairedPooling.gradient(which, dy, rows, columns);
    }

    /** Where a thread's planes are worked out; the next of its readers uses it again. */
    private static final class Room {
        private static final ThreadLocal<Room> ROOMS = ThreadLocal.withInitial(Room::new);

        private int rows;
        private int columns;
        private PairedMaxima maxima;
        private float[] planes = new float[0];

        static Room forThisThread(int rows, int columns) {
            Room room = ROOMS.get();
            if (room.rows != rows || room.columns != columns) {
                room.rows = rows;
                room.columns = columns;
                room.maxima = PairedMaxima.rectified(rows, columns);
            }
            return room;
        }

        void reserve(int elements) {
            if (planes.length < elements) {
                planes = new float[elements];
            }
        }
    }
}
