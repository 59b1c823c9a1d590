package gradbook.experiments.verify;

/**
 * Where the bits of a run part from those of its record.
 *
 * @param place for instance {@code epoch 1, step 101}; steps are counted from 0, as in a record
 * @param quantity for instance {@code loss}
 * @param recorded its value in the record
 * @param found its value in this run
 */
public record Parting(String place, String quantity, String recorded, String found) {
    /** A number, exactly and for the eye. */
    static String number(double value) {
        return Double.toHexString(value) + " (" + value + ")";
    }

    static String number(String hex) {
        return number(Double.parseDouble(hex));
    }
}
