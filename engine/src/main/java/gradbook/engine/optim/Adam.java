package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.AdamUpdate;
import gradbook.engine.nn.Parameter;
import java.util.List;

/**
 * Adam (Kingma, Ba 2015) as PyTorch computes it: {@code d = g + λ w}; {@code m = β₁ m + (1 - β₁) d};
 * {@code v = β₂ v + (1 - β₂) d²}; {@code w = w - η / (1 - β₁ᵗ) m / (√v / √(1 - β₂ᵗ) + ε)} (math.md §12.3). Each parameter counts its
 * own updates t.
 */
public final class Adam extends ElementwiseOptimizer {
    private final Options options;

    /**
     * What may be chosen, here and for {@link AdamW}.
     *
     * @param beta1 β₁, {@code 0 <= β₁ < 1}: how much of the average gradient a step keeps
     * @param beta2 β₂, {@code 0 <= β₂ < 1}: how much of the average squared gradient a step keeps
     * @param epsilon ε, {@code >= 0}
     * @param weightDecay λ, {@code >= 0}
     */
    public record Options(double beta1, double beta2, double epsilon, double weightDecay) {
        /** The paper's numbers, and no weight decay. */
        public static final Options DEFAULT = new Options(0.9, 0.999, 1e-8, 0);

        public Options {
            Hyperparameter.fraction("adam", "beta1", beta1);
            Hyperparameter.fraction("adam", "beta2", beta2);
            Hyperparameter.finite("adam", "epsilon", epsilon);
            Hyperparameter.finite("adam", "weight decay", weightDecay);
        }

        public Options withBetas(double first, double second) {
            return new Options(first, second, epsilon, weightDecay);
        }

        public Options withEpsilon(double value) {
            return new Options(beta1, beta2, value, weightDecay);
        }

        public Options withWeightDecay(double value) {
            return new Options(beta1, beta2, epsilon, value);
        }

        /** Update number t, its corrections computed in float64. */
        AdamUpdate update(int t, double coupledDecay, double keep, double learningRate) {
            double rate = learningRate / (1 - StrictMath.pow(beta1, t));
            double correction = Math.sqrt(1 - StrictMath.pow(beta2, t));
            return new AdamUpdate(beta1, beta2, epsilon, coupledDecay, keep, rate, correction);
        }
    }

    /** An optimizer for these parameters; {@code schedule} gives the learning rate η by step. */
    public Adam(List<Parameter> parameters, Schedule schedule, Options options) {
        super("adam", parameters, schedule, 0, List.of("exp_avg", "exp_avg_sq"));
        this.options = options;
    }

    @Override
    void update(NdArray w, NdArray g, List<NdArray> remembered, int t, double learningRate) {
        options.update(t, options.weightDecay, 1, learningRate).run(w, g, remembered.get(0), remembered.get(1));
    }
}
