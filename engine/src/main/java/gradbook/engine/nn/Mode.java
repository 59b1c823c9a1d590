package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a module trains, and then with which randomness. Passed along, never set. */
public sealed interface Mode {
    /** Evaluation: deterministic, nothing is dropped. */
    Mode EVAL = new Eval();

    /** Training with this step's key. */
    static Mode train(RandomKey key) {
        return new Train(key);
    }

    /** Evaluation that tells {@code observer} of every part that runs. */
    static Mode observed(Observer observer) {
        return new Observed("", observer);
    }

    /**
     * Evaluation of networks whose parameters nobody writes to as long as this mode is in use: their weights are laid out for the kernels
     * once, and not at every call. The results are those of {@link #EVAL}.
     */
    static Mode inference() {
        return new Inference(new LinkedHashMap<>());
    }

    /** The mode for a named part, so that two parts never draw the same numbers. */
    Mode fold(String name);

    /** The output of a named part of a module. */
    default Tensor run(String name, Module part, Tensor x) {
        return part.forward(x, fold(name));
    }

    /** A parameter as a factor of products. */
    default Tensor weight(Parameter parameter) {
        return parameter.tensor();
    }

    /** Whether neighbouring parts may be computed at once; their results are the same. */
    default boolean mayFuse() {
        return true;
    }

    /** Is told of the parts of a network as they run. */
    @FunctionalInterface
    interface Observer {
        /**
         * A part has run; its own parts were told of before.
         *
         * @param path the names of the parts it lies in and its own, joined by dots
         */
        void ran(String path, Module part, Tensor x, Tensor y);
    }

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

    /** Evaluation with weights that are fixed. */
    record Inference(Map<Parameter, Tensor> fixed) implements Mode {
        @Override
        public Mode fold(String name) {
            return this;
        }

        @Override
        public Tensor weight(Parameter parameter) {
            synchronized (fixed) {
                return fixed.computeIfAbsent(
                        parameter, one -> Tensor.constant(one.value().fixed()));
            }
        }
    }

    /** Evaluation with somebody looking on. */
    record Observed(String path, Observer observer) implements Mode {
        @Override
        public Mode fold(String name) {
            return new Observed(path.isEmpty() ? name : path + "." + name, observer);
        }

        @Override
        public Tensor run(String name, Module part, Tensor x) {
            Observed inside = (Observed) fold(name);
            Tensor y = part.forward(x, inside);
            observer.ran(inside.path, part, x, y);
            return y;
        }

        @Override
        public boolean mayFuse() {
            return false;
        }
    }
}
