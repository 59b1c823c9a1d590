package gradbook.experiments.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Sentences that follow from the figures of a classifier's result. */
public record ClassifierFindings(Result result) {
    /** All of them. */
    public String text() {
        return String.join(" ", accuracy(), confusion(), generalization());
    }

    private String accuracy() {
        double accuracy = result.metrics().value("testAccuracy");
        int tested = result.split().get("test");
        double error = Math.sqrt(accuracy * (1 - accuracy) / tested);
        return format(
                "Of %,d test images the network reads %,d right and %,d wrong (%.2f %%, give or take %.2f for the choice of"
                        + " test images: one standard error).",
                tested,
                Math.round(accuracy * tested),
                Math.round((1 - accuracy) * tested),
                100 * accuracy,
                100 * error);
    }

    private String confusion() {
        List<List<Integer>> matrix = result.confusionMatrix();
        int truth = 0;
        int taken = 1;
        for (int row = 0; row < matrix.size(); row++) {
            for (int column = 0; column < matrix.size(); column++) {
                if (row != column
                        && matrix.get(row).get(column) > matrix.get(truth).get(taken)) {
                    truth = row;
                    taken = column;
                }
            }
        }
        return format(
                "The most common mistake is to take a %s for a %s (%d times).",
                result.className(truth),
                result.className(taken),
                matrix.get(truth).get(taken));
    }

    /** By the accuracies where the training images were looked at after the epoch, too; by the losses else. */
    private String generalization() {
        EpochMeasures epoch = ofTheNetwork();
        Measures measures = epoch.measures();
        String when = epoch.epoch() == result.epochs().size()
                ? "After the last epoch"
                : format("After epoch %d, whose weights were put back,", epoch.epoch());
        if (measures.has("trainAccuracy")) {
            double train = measures.value("trainAccuracy");
            double validation = measures.value("validationAccuracy");
            return format(
                    "%s it gets %.2f %% of its training images and %.2f %% of the validation images right: a gap of %.2f points.",
                    when, 100 * train, 100 * validation, 100 * (train - validation));
        }
        return format(
                "In the last epoch the loss is %.4f over the training steps and %.4f on the validation images.",
                measures.value("trainLoss"), measures.value("validationLoss"));
    }

    /** The epoch that the trained weights are of: with early stopping the one with the lowest validation loss, else the last. */
    private EpochMeasures ofTheNetwork() {
        List<EpochMeasures> epochs = result.epochs();
        return result.configuration().path("patience").asInt() > 0
                ? epochs.stream()
                        .min(Comparator.comparingDouble(
                                epoch -> epoch.measures().value("validationLoss")))
                        .orElseThrow()
                : epochs.get(epochs.size() - 1);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
