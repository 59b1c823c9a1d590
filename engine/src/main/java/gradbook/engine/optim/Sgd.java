package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Update;
import gradbook.engine.nn.Parameter;
import java.util.List;

/**
 * Stochastic gradient descent with momentum and weight decay as PyTorch defines them: {@code d = g + λ w};
 * {@code v = μ v + d}; {@code w = w - η v}, or with Nesterov's momentum {@code w = w - η (d + μ v)} (math.md §12.1). The
 * velocity v starts at zero.
 */
public final class Sgd extends ElementwiseOptimizer {
    private final Options options;

    /**
     * What may be chosen.
     *
     * @param momentum μ, {@code 0 <= μ < 1}; 0 is plain gradient descent
     * @param weightDecay λ, {@code >= 0}
     * @param nesterov whether the gradient is taken as if the velocity had already been followed; needs {@code μ > 0}
     */
    public record Options(double momentum, double weightDecay, boolean nesterov) {
        /** Plain gradient descent. */
        public static final Options DEFAULT = new Options(0, 0, false);

        public Options {
            Hyperparameter.fraction("sgd", "momentum", momentum);
            Hyperparameter.finite("sgd", "weight decay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("sgd: expected momentum > 0 with nesterov, found " + momentum);
            }
        }

        public Options withMomentum(double value) {
            return new Options(value, weightDecay, nesterov);
        }

        public Options withNesterovMomentum(double value) {
            return new Options(value, weightDecay, true);
        }

        public Options withWeightDecay(double value) {
            return new Options(momentum, value, nesterov);
        }
    }

    /** An optimizer for these parameters; {@code schedule} gives the learning rate η by step. */
    public Sgd(List<Parameter> parameters, Schedule schedule, Options options) {
        super("sgd", parameters, schedule, 0, List.of("momentum_buffer"));
        this.options = options;
    }

    /**
     * An optimizer without Nesterov's momentum.
     *
     * @param schedule the learning rate η by step
     * @param momentum μ, {@code 0 <= μ < 1}; 0 is plain gradient descent
     * @param weightDecay λ, {@code >= 0}
     */
    public Sgd(List<Parameter> parameters, Schedule schedule, double momentum, double weightDecay) {
        this(parameters, schedule, new Options(momentum, weightDecay, false));
    }

    @Override
    void update(NdArray w, NdArray g, List<NdArray> remembered, int t, double learningRate) {
        NdArray velocity = remembered.get(0);
        if (options.nesterov) {
            Update.nesterov(w, g, velocity, learningRate, options.momentum, options.weightDecay);
        } else {
            Update.sgd(w, g, velocity, learningRate, options.momentum, options.weightDecay);
        }
    }
}
