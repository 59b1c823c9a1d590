package gradbook.engine.kernel;

import java.util.function.Consumer;

/**
 * Room that a kernel needs while it runs, one for each thread, used again by the next kernel. Its contents are whatever the last one
 * left; a kernel must not call another one while it uses it.
 */
final class Scratch {
    private static final ThreadLocal<float[]> FLOATS = ThreadLocal.withInitial(() -> new float[0]);

    private static final ThreadLocal<float[]> PART = ThreadLocal.withInitial(() -> new float[0]);

    private static final ThreadLocal<double[]> DOUBLES = ThreadLocal.withInitial(() -> new double[0]);

    private static final ThreadLocal<double[]> DOUBLES_OF_PART = ThreadLocal.withInitial(() -> new double[0]);

    private static final ThreadLocal<Filled> FILLED = ThreadLocal.withInitial(Filled::new);

    private Scratch() {}

    /** Room and what it was filled for. */
    private static final class Filled {
        private float[] room = new float[0];
        private Object whatFor;

        private float[] get(Object now, int size, Consumer<float[]> fill) {
            if (whatFor != now) {
                whatFor = null;
                room = room.length < size ? new float[size] : room;
                fill.accept(room);
                whatFor = now;
            }
            return room;
        }
    }

    /**
     * At least {@code size} elements more, which {@code fill} writes when the thread first asks for them.
     *
     * @param kernel what they are needed for, known by its identity
     */
    static float[] filled(Object kernel, int size, Consumer<float[]> fill) {
        return FILLED.get().get(kernel, size, fill);
    }

    /** At least {@code size} elements. */
    static float[] floats(int size) {
        return grown(FLOATS, size);
    }

    /** At least {@code size} elements more, for the part of a kernel's work that this thread does. */
    static float[] ofPart(int size) {
        return grown(PART, size);
    }

    /** As {@link #floats}, of float64. */
    static double[] doubles(int size) {
        return grownDoubles(DOUBLES, size);
    }

    /** As {@link #ofPart}, of float64. */
    static double[] doublesOfPart(int size) {
        return grownDoubles(DOUBLES_OF_PART, size);
    }

    private static double[] grownDoubles(ThreadLocal<double[]> rooms, int size) {
        double[] room = rooms.get();
        if (room.length < size) {
            room = new double[size];
            rooms.set(room);
        }
        return room;
    }

    private static float[] grown(ThreadLocal<float[]> rooms, int size) {
        float[] room = rooms.get();
        if (room.length < size) {
            room = new float[size];
            rooms.set(room);
        }
        return room;
    }
}
