package gradbook.engine.array;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Storage that is used again in every training step. Steps make arrays of the same sizes over and over; what one step made is given
 * back at its end and handed out to the next, so that a steady step allocates next to nothing and works in memory that is warm.
 *
 * <pre>{@code
 * StepMemory memory = new StepMemory();
 * for (Batch batch : loader.epoch(epoch)) {
 *     memory.step(() -> {
 *         Tensor loss = Loss.crossEntropy(model.forward(batch.x(), mode), batch.labels());
 *         losses.add(loss.item());
 *         optimizer.step(Backward.from(loss));
 *     });
 * }
 * }</pre>
 *
 * <p>Arrays and tensors that were computed within a step must not be used after it; numbers and {@link NdArray#copy copies} may. Under
 * {@code -ea} an array that was given back is filled with NaN, so that a use after the step is seen. A memory belongs to one thread at
 * a time, and only that thread's arrays come from it.
 */
public final class StepMemory {
    /** Arrays below are left to the garbage collector, which is as fast. */
    private static final int SMALL = 1_024;

    private static final ThreadLocal<StepMemory> CURRENT = new ThreadLocal<>();

    private final Map<Integer, Deque<float[]>> free = new TreeMap<>();
    private final List<float[]> out = new ArrayList<>();
    private final long most;
    private long used;

    /** A memory without an end. */
    public StepMemory() {
        this(Long.MAX_VALUE);
    }

    /**
     * A memory that refuses by {@link IllegalArgumentException} what one step makes beyond so many elements, before it is allocated:
     * for steps that strangers wrote.
     *
     * @param most float32 elements of all arrays of a step, but for those of a few elements; one of float64 counts as two
     */
    public StepMemory(long most) {
        this.most = most;
    }

    /**
     * Runs a step whose float32 arrays come from here. A step within a step is part of the outer one.
     *
     * @throws IllegalStateException if this memory serves another step already
     */
    public void step(Runnable step) {
        if (CURRENT.get() != null) {
            step.run();
            return;
        }
        if (!out.isEmpty()) {
            throw new IllegalStateException("this memory serves a step of another thread already; give each its own");
        }
        CURRENT.set(this);
        try {
            step.run();
        } finally {
            CURRENT.remove();
            giveBack();
        }
    }

    private void giveBack() {
        for (float[] array : out) {
            assert poisoned(array);
            free.computeIfAbsent(array.length, length -> new ArrayDeque<>()).push(array);
        }
        out.clear();
        used = 0;
    }

    private static boolean poisoned(float[] array) {
        Arrays.fill(array, Float.NaN);
        return true;
    }

    /** Storage of this length, from the current step's memory if there is a step; its elements may be anything. */
    static float[] unset(int length) {
        StepMemory memory = CURRENT.get();
        return memory == null || length < SMALL ? new float[length] : memory.take(length, false);
    }

    /** Storage of this length, all zeros. */
    static float[] zeros(int length) {
        StepMemory memory = CURRENT.get();
        return memory == null || length < SMALL ? new float[length] : memory.take(length, true);
    }

    /** Counts storage that does not come from here. */
    static void count(long length) {
        StepMemory memory = CURRENT.get();
        if (memory != null) {
            memory.use(length);
        }
    }

    private void use(long length) {
        if (length > most - used) {
            throw new IllegalArgumentException("expected a step that makes at most " + most + " elements, found more");
        }
        used += length;
    }

    private float[] take(int length, boolean clear) {
        use(length);
        Deque<float[]> same = free.get(length);
        float[] array = same == null ? null : same.poll();
        if (array == null) {
            array = new float[length];
        } else if (clear) {
            Arrays.fill(array, 0);
        }
        out.add(array);
        return array;
    }
}
