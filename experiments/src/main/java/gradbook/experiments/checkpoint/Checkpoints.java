package gradbook.experiments.checkpoint;

import java.util.Optional;
import java.util.function.Supplier;

/** Where the state of a training is kept while it goes on. */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {};

    /** The state to go on from, asked for once, before the first step; empty for a training that begins. */
    default Optional<Saved> resumed() {
        return Optional.empty();
    }

    /**
     * A step has ended. It is time for a checkpoint, or not; then {@code state} is asked for, which is empty if it is worth nothing.
     *
     * @param steps made so far
     */
    default void stepped(int steps, Supplier<Optional<Saved>> state) {}
}
