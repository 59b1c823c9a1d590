package gradbook.experiments.generalization;

import gradbook.experiments.run.EpochMeasures;
import java.util.List;
import java.util.Locale;

/**
 * What a network's curves say of it, by a small rule:
 *
 * <ol>
 *   <li><b>overfitting</b> if the validation loss ends more than {@value #RISE} times its lowest, and the training loss has fallen
 *       since that epoch;
 *   <li>else <b>underfitting</b> if the training error ends above {@value #HIGH}, and more than half of the validation error is on the
 *       training part too: more data would not help, a larger network or a longer training would;
 *   <li>else <b>overfitting</b> if the validation error ends more than twice the training error and above {@value #HIGH};
 *   <li>else <b>fitting</b>.
 * </ol>
 *
 * @param verdict what it is
 * @param reason the figures that say so, in a sentence
 */
public record Diagnosis(Verdict verdict, String reason) {
    /** The validation loss over its lowest. */
    static final double RISE = 1.1;

    /** An error that a network with the right size stays below on MNIST. */
    static final double HIGH = 0.05;

    /** What a network can be. */
    public enum Verdict {
        UNDERFITTING("underfitting"),
        FITTING("fitting"),
        OVERFITTING("overfitting");

        private final String title;

        Verdict(String title) {
            this.title = title;
        }

        /** As a word of a sentence. */
        public String title() {
            return title;
        }
    }

    /** From the measures after each epoch: loss and accuracy on the training part, as it is known by then, and on the validation part. */
    public static Diagnosis of(List<EpochMeasures> epochs) {
        EpochMeasures last = epochs.get(epochs.size() - 1);
        EpochMeasures best = last;
        for (EpochMeasures epoch : epochs) {
            best = value(epoch, "validationLoss") < value(best, "validationLoss") ? epoch : best;
        }
        double trainError = 1 - value(last, "trainAccuracy");
        double validationError = 1 - value(last, "validationAccuracy");
        String errors = format(
                "The error ends at %.2f %% in training and %.2f %% in validation",
                100 * trainError, 100 * validationError);
        double rise = value(last, "validationLoss") / value(best, "validationLoss");
        if (rise > RISE && value(last, "trainLossAfter") < value(best, "trainLossAfter")) {
            return new Diagnosis(
                    Verdict.OVERFITTING,
                    format(
                            "The validation loss was lowest after epoch %d and ends %.2f times as high, while the training loss fell from "
                                    + "%.4f to %.4f. %s.",
                            best.epoch(), rise, value(best, "trainLossAfter"), value(last, "trainLossAfter"), errors));
        }
        if (trainError > HIGH && trainError > validationError / 2) {
            return new Diagnosis(
                    Verdict.UNDERFITTING,
                    errors + ": both are high, and most of the error is there before new images come.");
        }
        if (validationError > HIGH && validationError > 2 * trainError) {
            return new Diagnosis(Verdict.OVERFITTING, errors + ": new images are the difficulty.");
        }
        return new Diagnosis(
                Verdict.FITTING, errors + format(", and the validation loss ends %.2f times its lowest.", rise));
    }

    private static double value(EpochMeasures epoch, String name) {
        return epoch.measures().value(name);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
