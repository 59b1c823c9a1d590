package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.metric.ConfusionMatrix;
import gradbook.engine.metric.Predictions;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Trains and evaluates networks that map x to logits [n, classes]. */
public final class Classifier {
    /** Samples at a time in evaluation: large enough for the kernels, small in memory. */
    private static final int EVALUATION_BATCH = 1_000;

    private Classifier() {}

    /**
     * What a network does on a data set.
     *
     * @param loss mean cross-entropy
     * @param matrix counts by true and predicted class
     * @param errors every sample it got wrong, the worst first
     */
    public record Evaluation(double loss, ConfusionMatrix matrix, List<WorstError> errors) {
        public double accuracy() {
            return matrix.accuracy();
        }
    }

    /** Trains for {@code epochs}; after each the network is evaluated on {@code validation}. */
    public static void fit(
            Module model,
            DataLoader train,
            Dataset validation,
            int classes,
            Optimizer optimizer,
            int epochs,
            RandomKey key,
            Recorder recorder) {
        StepMemory memory = new StepMemory();
        recorder.begin(epochs, train.samples());
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Batch batch : train.epoch(epoch)) {
                memory.step(() -> {
                    Mode mode = Mode.train(key.fold(recorder.steps()));
                    Tensor loss = Loss.crossEntropy(model.forward(batch.x(), mode), batch.labels());
                    recorder.step(loss.item(), batch.size());
                    optimizer.step(Backward.from(loss));
                });
            }
            Evaluation evaluation = evaluate(model, validation, classes);
            recorder.epoch(Measures.empty()
                    .with("validationLoss", evaluation.loss())
                    .with("validationAccuracy", evaluation.accuracy()));
        }
    }

    /** Evaluates without training. */
    public static Evaluation evaluate(Module model, Dataset dataset, int classes) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        List<WorstError> errors = new ArrayList<>();
        double loss = 0;
        int first = 0;
        for (Batch batch : new DataLoader(dataset, EVALUATION_BATCH).epoch(0)) {
            Tensor logits = model.forward(batch.x(), Mode.EVAL);
            NdArray predicted = Predictions.of(logits.value());
            loss += Loss.crossEntropy(logits, batch.labels()).item() * batch.size();
            matrix.add(batch.labels(), predicted);
            NdArray logProbability = logits.logSoftmax(1).value();
            for (int i = 0; i < batch.size(); i++) {
                int label = batch.labels().ints()[i];
                int guess = predicted.ints()[i];
                if (guess != label) {
                    errors.add(new WorstError(
                            first + i,
                            label,
                            guess,
                            StrictMath.exp(logProbability.at(i * classes + guess)),
                            StrictMath.exp(logProbability.at(i * classes + label))));
                }
            }
            first += batch.size();
        }
        errors.sort(Comparator.comparingDouble(WorstError::labelProbability).thenComparingInt(WorstError::index));
        return new Evaluation(loss / dataset.size(), matrix, List.copyOf(errors));
    }

    /** The counts as a record keeps them. */
    public static List<List<Integer>> counts(ConfusionMatrix matrix) {
        return Arrays.stream(matrix.counts())
                .map(row -> IntStream.of(row).boxed().toList())
                .toList();
    }
}
