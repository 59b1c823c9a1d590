package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.metric.CalibrationError;
import gradbook.engine.metric.ConfusionMatrix;
import gradbook.engine.metric.Predictions;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.export.TrainedOnImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Evaluates networks that map x to logits [n, classes]. */
public final class Classifier {
    /** Samples at a time in evaluation: large enough for the kernels, small in memory. */
    private static final int EVALUATION_BATCH = 1_000;

    private static final int SHOWN_ERRORS = 25;

    private Classifier() {}

    /**
     * What a network does on a data set.
     *
     * @param loss mean cross-entropy
     * @param matrix counts by true and predicted class
     * @param errors every sample it got wrong, the worst first
     * @param calibration how far its confidence is from its accuracy
     */
    public record Evaluation(
            double loss, ConfusionMatrix matrix, List<WorstError> errors, CalibrationError calibration) {
        public double accuracy() {
            return matrix.accuracy();
        }
    }

    /** Evaluates without training. */
    public static Evaluation evaluate(Module model, Dataset dataset, int classes) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        List<WorstError> errors = new ArrayList<>();
        CalibrationError calibration = new CalibrationError();
        double loss = 0;
        int first = 0;
        for (Batch batch : new DataLoader(dataset, EVALUATION_BATCH).epoch(0)) {
            Tensor logits = NoGrad.of(() -> model.forward(batch.x(), Mode.EVAL));
            NdArray predicted = Predictions.of(logits.value());
            loss += Loss.crossEntropy(logits, batch.labels()).item() * batch.size();
            matrix.add(batch.labels(), predicted);
            calibration.add(logits.softmax(1).value(), batch.labels());
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
        return new Evaluation(loss / dataset.size(), matrix, List.copyOf(errors), calibration);
    }

    /**
     * What a run hands back of a trained network.
     *
     * @param test what it does on its test part
     * @param set the data set
     * @param parts drawn out of the data set's training part
     */
    public static Outcome outcome(Module model, Evaluation test, ImageSet set, Parts parts) {
        List<List<Integer>> counts = counts(test.matrix());
        Map<String, Integer> split = parts.sizes();
        split.put(
                "test",
                counts.stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum());
        return new Outcome(
                DataFile.of(set.files()),
                split,
                Math.toIntExact(model.parameterCount()),
                WeightsDigest.sha256(model.namedParameters()),
                Measures.empty().with("testAccuracy", test.accuracy()).with("testLoss", test.loss()),
                counts,
                test.errors().stream().limit(SHOWN_ERRORS).toList(),
                List.of(),
                List.of(),
                set.classNames(),
                List.of(),
                List.of(),
                Optional.of(TrainedOnImages.classifier(model, set)));
    }

    /** The counts as a record keeps them. */
    public static List<List<Integer>> counts(ConfusionMatrix matrix) {
        return Arrays.stream(matrix.counts())
                .map(row -> IntStream.of(row).boxed().toList())
                .toList();
    }
}
