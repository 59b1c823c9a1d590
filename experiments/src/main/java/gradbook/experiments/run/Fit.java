package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.nn.CrossEntropy;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.ExponentialMovingAverage;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.random.RandomKey;
import java.util.Optional;

/**
 * The training of a network that maps x to logits [n, classes].
 *
 * <pre>{@code
 * new Fit(model, train, validation, 10, optimizer, 20, key, FitOptions.PLAIN.withPatience(3)).run(recorder);
 * }</pre>
 *
 * @param validation looked at after each epoch
 * @param epochs at most
 * @param key of all that is drawn in training, by step
 */
public record Fit(
        Module model,
        DataLoader train,
        Dataset validation,
        int classes,
        Optimizer optimizer,
        int epochs,
        RandomKey key,
        FitOptions options) {
    /** Trains; afterwards the model holds the weights that it is to be judged by. */
    public void run(Recorder recorder) {
        StepMemory memory = new StepMemory();
        int patience = options.patience();
        Optional<ExponentialMovingAverage> average = options.average();
        Best best = new Best(model);
        recorder.begin(epochs, train.samples());
        for (int epoch = 0; epoch < epochs && !(patience > 0 && best.unimproved() >= patience); epoch++) {
            for (Batch batch : train.epoch(epoch)) {
                memory.step(() -> step(batch, recorder));
            }
            Measures measures = average.isPresent() ? average.get().swapped(this::measured) : measured();
            recorder.epoch(measures);
            if (patience > 0) {
                best.offer(measures.value("validationLoss"));
            }
        }
        average.ifPresent(this::takeOver);
        if (patience > 0) {
            best.takeOver();
        }
    }

    private void step(Batch batch, Recorder recorder) {
        Mode mode = Mode.train(key.fold(recorder.steps()));
        Tensor logits = model.forward(batch.x(), mode);
        double smoothing = options.labelSmoothing();
        Tensor loss = smoothing > 0
                ? CrossEntropy.DEFAULT.withLabelSmoothing(smoothing).of(logits, batch.labels())
                : Loss.crossEntropy(logits, batch.labels());
        recorder.step(loss.item(), batch.size());
        optimizer.step(Backward.from(loss));
        options.average().ifPresent(ExponentialMovingAverage::update);
    }

    private Measures measured() {
        Classifier.Evaluation evaluation = Classifier.evaluate(model, validation, classes);
        Measures measures = Measures.empty()
                .with("validationLoss", evaluation.loss())
                .with("validationAccuracy", evaluation.accuracy());
        if (options.learned().isEmpty()) {
            return measures;
        }
        Classifier.Evaluation learned =
                Classifier.evaluate(model, options.learned().get(), classes);
        return measures.with("trainLossAfter", learned.loss()).with("trainAccuracy", learned.accuracy());
    }

    private void takeOver(ExponentialMovingAverage weights) {
        model.parameters().forEach(parameter -> {
            NdArray value = weights.average(parameter);
            System.arraycopy(value.floats(), 0, parameter.value().floats(), 0, value.count());
        });
    }
}
