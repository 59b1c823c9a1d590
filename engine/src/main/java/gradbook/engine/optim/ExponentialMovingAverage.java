package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Update;
import gradbook.engine.nn.Parameter;
import java.util.List;
import java.util.function.Supplier;

/**
 * The average {@code a = β a + (1 - β) w} of weights over the steps of a training (Polyak, Juditsky 1992), which often
 * generalizes better than the last weights (math.md §12.8). It starts at the weights it is made with.
 *
 * <pre>{@code
 * optimizer.step(Backward.from(loss));
 * average.update();
 * ...
 * average.swapped(() -> evaluate(model));
 * }</pre>
 */
public final class ExponentialMovingAverage {
    private final List<Parameter> parameters;
    private final List<NdArray> averages;
    private final Memory memory = new Memory("moving average");
    private final double decay;
    private final boolean warm;
    private long updates;
    private boolean swapped;

    private ExponentialMovingAverage(List<Parameter> parameters, double decay, boolean warm) {
        Hyperparameter.fraction("moving average", "decay", decay);
        this.parameters = parameters.stream().distinct().toList();
        this.averages = this.parameters.stream()
                .map(parameter -> parameter.value().copy())
                .toList();
        for (int i = 0; i < averages.size(); i++) {
            memory.add(i + ".average", averages.get(i));
        }
        this.decay = decay;
        this.warm = warm;
    }

    /** An average with the same β at every update; {@code 0 <= β < 1}. */
    public static ExponentialMovingAverage of(List<Parameter> parameters, double decay) {
        return new ExponentialMovingAverage(parameters, decay, false);
    }

    /** An average that forgets its start faster: {@code β = min(decay, (1 + t) / (10 + t))} after t updates, TensorFlow's rule. */
    public static ExponentialMovingAverage warm(List<Parameter> parameters, double decay) {
        return new ExponentialMovingAverage(parameters, decay, true);
    }

    /** Takes the weights as they are now into the average; called once after each step of the optimizer. */
    public void update() {
        requireWeightsInPlace();
        double beta = decay();
        for (int i = 0; i < averages.size(); i++) {
            Update.average(averages.get(i), parameters.get(i).value(), beta);
        }
        updates++;
    }

    /** The β of the next update. */
    public double decay() {
        return warm ? Math.min(decay, (1.0 + updates) / (10.0 + updates)) : decay;
    }

    /** A copy of a parameter's average. */
    public NdArray average(Parameter parameter) {
        requireWeightsInPlace();
        int place = parameters.indexOf(parameter);
        if (place < 0) {
            throw new IllegalArgumentException("moving average: expected one of its " + parameters.size()
                    + " parameters, found " + parameter.value());
        }
        return averages.get(place).copy();
    }

    /**
     * Runs {@code block} while the parameters hold their averages; afterwards, and also if it throws, they hold their weights
     * again. Within the block this average can neither be updated nor asked, and no optimizer may step.
     */
    public <T> T swapped(Supplier<T> block) {
        requireWeightsInPlace();
        swap();
        swapped = true;
        try {
            return block.get();
        } finally {
            swapped = false;
            swap();
        }
    }

    private void swap() {
        for (int i = 0; i < averages.size(); i++) {
            Update.swap(averages.get(i), parameters.get(i).value());
        }
    }

    /** A copy of the averages and of the count of updates. */
    public Snapshot snapshot() {
        requireWeightsInPlace();
        return memory.snapshot(updates);
    }

    /**
     * Goes on from a snapshot of an average over parameters of the same shapes and types.
     *
     * @throws IllegalArgumentException if the snapshot does not fit; then nothing has changed
     */
    public void restore(Snapshot snapshot) {
        requireWeightsInPlace();
        memory.check(snapshot);
        memory.restore(snapshot);
        updates = snapshot.steps();
    }

    private void requireWeightsInPlace() {
        if (swapped) {
            throw new IllegalStateException(
                    "moving average: the parameters hold the averages until the block has ended");
        }
    }
}
