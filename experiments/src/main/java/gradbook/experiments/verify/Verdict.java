package gradbook.experiments.verify;

import gradbook.experiments.run.Environment;
import java.util.Optional;

/**
 * Whether a run that was made again gave the bits of its record.
 *
 * @param parting the first difference, if there is one
 * @param steps that were made and compared
 * @param whole whether these are all of the record's
 * @param recordedOn the record's environment
 * @param seconds that it took
 */
public record Verdict(Optional<Parting> parting, int steps, boolean whole, Environment recordedOn, double seconds) {
    /** Whether no bit differs. */
    public boolean isIdentical() {
        return parting.isEmpty();
    }
}
