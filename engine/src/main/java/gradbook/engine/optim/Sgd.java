package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.kernel.Update;
import gradbook.engine.nn.Parameter;
import java.util.List;

/**
 * Stochastic gradient descent with momentum and weight decay as PyTorch defines them: {@code d = g + λ w};
 * {@code v = μ v + d}; {@code w = w - η v} (math.md §12.1). The velocity v starts at zero.
 */
public final class Sgd implements Optimizer {
    private final List<Parameter> parameters;
    private final List<NdArray> velocities;
    private final Schedule schedule;
    private final double momentum;
    private final double weightDecay;
    private long step;

    /**
     * An optimizer for these parameters.
     *
     * @param schedule the learning rate η by step
     * @param momentum μ, {@code 0 <= μ < 1}; 0 is plain gradient descent
     * @param weightDecay λ, {@code >= 0}
     */
    public Sgd(List<Parameter> parameters, Schedule schedule, double momentum, double weightDecay) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("sgd: expected 0 <= momentum < 1, found " + momentum);
        }
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sgd: expected a finite weight decay >= 0, found " + weightDecay);
        }
        this.parameters = List.copyOf(parameters);
        this.velocities = parameters.stream()
                .map(parameter ->
                        NdArray.zeros(parameter.shape(), parameter.value().dtype()))
                .toList();
        this.schedule = schedule;
        this.momentum = momentum;
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(Gradients gradients) {
        double rate = learningRate();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (gradients.contains(parameter.tensor())) {
                NdArray gradient = gradients.of(parameter.tensor());
                Update.sgd(parameter.value(), gradient, velocities.get(i), rate, momentum, weightDecay);
            }
        }
        step++;
    }

    @Override
    public double learningRate() {
        return schedule.at(step);
    }
}
