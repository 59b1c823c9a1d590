package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.RmsPropUpdate;
import gradbook.engine.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * RMSprop (Hinton 2012) as PyTorch computes it: {@code d = g + λ w}; {@code v = α v + (1 - α) d²};
 * {@code w = w - η d / (√v + ε)} (math.md §12.5). Centered (Graves 2013), the variance {@code v - a²} stands for v, where a is the
 * average gradient; with momentum, {@code b = μ b + d / (√v + ε)} and {@code w = w - η b}.
 */
public final class RmsProp extends ElementwiseOptimizer {
    private final Options options;

    /**
     * What may be chosen.
     *
     * @param alpha α, {@code 0 <= α < 1}: how much of the average squared gradient a step keeps
     * @param epsilon ε, {@code >= 0}, added outside of the root
     * @param momentum μ, {@code 0 <= μ < 1}
     * @param weightDecay λ, {@code >= 0}
     */
    public record Options(double alpha, double epsilon, double momentum, double weightDecay, boolean centered) {
        /** PyTorch's numbers. */
        public static final Options DEFAULT = new Options(0.99, 1e-8, 0, 0, false);

        public Options {
            Hyperparameter.fraction("rmsprop", "alpha", alpha);
            Hyperparameter.finite("rmsprop", "epsilon", epsilon);
            Hyperparameter.fraction("rmsprop", "momentum", momentum);
            Hyperparameter.finite("rmsprop", "weight decay", weightDecay);
        }

        public Options withAlpha(double value) {
            return new Options(value, epsilon, momentum, weightDecay, centered);
        }

        public Options withEpsilon(double value) {
            return new Options(alpha, value, momentum, weightDecay, centered);
        }

        public Options withMomentum(double value) {
            return new Options(alpha, epsilon, value, weightDecay, centered);
        }

        public Options withWeightDecay(double value) {
            return new Options(alpha, epsilon, momentum, value, centered);
        }

        public Options withCentered(boolean value) {
            return new Options(alpha, epsilon, momentum, weightDecay, value);
        }

        private List<String> arrays() {
            List<String> names = new ArrayList<>(List.of("square_avg"));
            if (centered) {
                names.add("grad_avg");
            }
            if (momentum > 0) {
                names.add("momentum_buffer");
            }
            return names;
        }
    }

    /** An optimizer for these parameters; {@code schedule} gives the learning rate η by step. */
    public RmsProp(List<Parameter> parameters, Schedule schedule, Options options) {
        super("rmsprop", parameters, schedule, 0, options.arrays());
        this.options = options;
    }

    @Override
    void update(NdArray w, NdArray g, List<NdArray> remembered, int t, double learningRate) {
        NdArray average = options.centered ? remembered.get(1) : null;
        NdArray buffer = options.momentum > 0 ? remembered.get(remembered.size() - 1) : null;
        new RmsPropUpdate(options.alpha, options.epsilon, options.weightDecay, options.momentum, learningRate)
                .run(w, g, remembered.get(0), average, buffer);
    }
}
