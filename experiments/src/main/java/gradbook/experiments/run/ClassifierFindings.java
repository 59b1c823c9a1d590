package gradbook.experiments.run;

import java.util.List;
import java.util.Locale;

/** Sentences that follow from the figures of a classifier's result. */
public record ClassifierFindings(Result result) {
    /** A validation loss this many times the training loss is called memorizing: the two would be equal for new data. */
    private static final double MEMORIZED = 2;

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

    private String generalization() {
        EpochMeasures last = result.epochs().get(result.epochs().size() - 1);
        Measures measures = last.measures();
        double train = measures.value("trainLoss");
        double validation = measures.value("validationLoss");
        String losses =
                format("in the last epoch the training loss is %.4f and the validation loss %.4f", train, validation);
        return validation > MEMORIZED * train
                ? format(
                        "It knows its training images better than new ones: %s, %.0f times as high. That gap is overfitting.",
                        losses, validation / train)
                : "It does about as well on new images as on those it was trained on: " + losses + ".";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
