package gradbook.engine.kernel.function;

import java.util.List;

/**
 * A function over stretches in loops one after another, each compiled by itself. HotSpot of JDK 17 loses count of vectors in a method of
 * some forty calls of the Vector API, and makes objects of the last ones: tanh of 16,000 elements took 25 instead of 11 microseconds in
 * two of three processes. Loops in methods of their own are no remedy, since it inlines them into one caller again; but where it has met
 * three classes behind one call, it calls them.
 */
final class Passes {
    /** Elements at a time: what lies between two loops stays in the first-level cache. */
    private static final int LENGTH = 512;

    private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

    private final List<Pass> passes;

    /** Three or more, each of a class of its own. */
    Passes(Pass... passes) {
        if (passes.length < 3) {
            throw new IllegalArgumentException("passes: expected 3 or more, found " + passes.length);
        }
        this.passes = List.of(passes);
    }

    /** What lies between the loops. */
    static final class Room {
        final float[] a = new float[LENGTH];
        final float[] b = new float[LENGTH];
        final float[] c = new float[LENGTH];
        final float[] d = new float[LENGTH];
    }

    /** One loop over n elements, whole vectors, from {@code start} on in x and y, and from 0 on in the room. */
    @FunctionalInterface
    interface Pass {
        void apply(float[] x, Room room, float[] y, int start, int n);
    }

    /** Runs them from {@code from} on, for whole vectors; the first element that is left. */
    int run(float[] x, float[] y, int from, int to) {
        Room room = ROOM.get();
        int end = to - (to - from) % Lanes.COUNT;
        for (int start = from; start < end; start += LENGTH) {
            int n = Math.min(LENGTH, end - start);
            for (int i = 0; i < passes.size(); i++) {
                passes.get(i).apply(x, room, y, start, n);
            }
        }
        return end;
    }
}
