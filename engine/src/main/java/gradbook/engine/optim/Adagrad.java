package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.AdagradUpdate;
import gradbook.engine.nn.Parameter;
import java.util.List;

/**
 * Adagrad (Duchi, Hazan, Singer 2011) as PyTorch computes it: {@code d = g + λ w}; {@code s = s + d²};
 * {@code w = w - η / (1 + (t - 1) δ) d / (√s + ε)} (math.md §12.6). Each parameter counts its own updates t.
 */
public final class Adagrad extends ElementwiseOptimizer {
    private final Options options;

    /**
     * What may be chosen.
     *
     * @param rateDecay δ, {@code >= 0}
     * @param initialSum where s starts, {@code >= 0}
     * @param epsilon ε, {@code >= 0}
     * @param weightDecay λ, {@code >= 0}
     */
    public record Options(double rateDecay, double initialSum, double epsilon, double weightDecay) {
        /** PyTorch's numbers. */
        public static final Options DEFAULT = new Options(0, 0, 1e-10, 0);

        public Options {
            Hyperparameter.finite("adagrad", "rate decay", rateDecay);
            Hyperparameter.finite("adagrad", "initial sum", initialSum);
            Hyperparameter.finite("adagrad", "epsilon", epsilon);
            Hyperparameter.finite("adagrad", "weight decay", weightDecay);
        }

        public Options withRateDecay(double value) {
            return new Options(value, initialSum, epsilon, weightDecay);
        }

        public Options withInitialSum(double value) {
            return new Options(rateDecay, value, epsilon, weightDecay);
        }

        public Options withEpsilon(double value) {
            return new Options(rateDecay, initialSum, value, weightDecay);
        }

        public Options withWeightDecay(double value) {
            return new Options(rateDecay, initialSum, epsilon, value);
        }
    }

    /** An optimizer for these parameters; {@code schedule} gives the learning rate η by step. */
    public Adagrad(List<Parameter> parameters, Schedule schedule, Options options) {
        super("adagrad", parameters, schedule, options.initialSum, List.of("sum"));
        this.options = options;
    }

    @Override
    void update(NdArray w, NdArray g, List<NdArray> remembered, int t, double learningRate) {
        double rate = learningRate / (1 + (t - 1) * options.rateDecay);
        new AdagradUpdate(options.epsilon, options.weightDecay, rate).run(w, g, remembered.get(0));
    }
}
