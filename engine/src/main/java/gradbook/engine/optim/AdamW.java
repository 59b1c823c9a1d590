package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Parameter;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov, Hutter 2019) as PyTorch computes it: {@code w = (1 - η λ) w}, then a step of
 * {@link Adam} with the gradient alone (math.md §12.4).
 */
public final class AdamW extends ElementwiseOptimizer {
    /** Adam's numbers and PyTorch's weight decay of 0.01. */
    public static final Adam.Options DEFAULT = Adam.Options.DEFAULT.withWeightDecay(0.01);

    private final Adam.Options options;

    /** An optimizer for these parameters; {@code schedule} gives the learning rate η by step. */
    public AdamW(List<Parameter> parameters, Schedule schedule, Adam.Options options) {
        super("adamw", parameters, schedule, 0, List.of("exp_avg", "exp_avg_sq"));
        this.options = options;
    }

    @Override
    void update(NdArray w, NdArray g, List<NdArray> remembered, int t, double learningRate) {
        double keep = 1 - learningRate * options.weightDecay();
        options.update(t, 0, keep, learningRate).run(w, g, remembered.get(0), remembered.get(1));
    }
}
