package gradbook.engine.nn;

import gradbook.engine.random.RandomKey;

/** Whether a module trains, and then with which randomness. Passed along, never set. */
public sealed interface Mode {
    /** Evaluation: deterministic, nothing is dropped. */
    Mode EVAL = new Eval();

    /** Training with this step's key. */
    static Mode train(RandomKey key) {
        return new Train(key);
    }

    /** The mode for a named part, so that two parts never draw the same numbers. */
    Mode fold(String name);

    /** Training under {@code key}. */
    record Train(RandomKey key) implements Mode {
        @Override
        public Mode fold(String name) {
            return new Train(key.fold(name));
        }
    }

    /** Evaluation. */
    record Eval() implements Mode {
        @Override
        public Mode fold(String name) {
            return this;
        }
    }
}
