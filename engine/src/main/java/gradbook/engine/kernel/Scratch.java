package gradbook.engine.kernel;

/**
 * Room that a kernel needs while it runs, one for each thread, used again by the next kernel. Its contents are whatever the last one
 * left; a kernel must not call another one while it uses it.
 */
final class Scratch {
    private static final ThreadLocal<float[]> FLOATS = ThreadLocal.withInitial(() -> new float[0]);

    private Scratch() {}

    /** At least {@code size} elements. */
    static float[] floats(int size) {
        float[] room = FLOATS.get();
        if (room.length < size) {
            room = new float[size];
            FLOATS.set(room);
        }
        return room;
    }
}
