package gradbook.engine.golden;

import gradbook.engine.array.NdArray;
import java.util.Map;

/**
 * How far two computations of one thing are apart.
 *
 * @param absolute the largest difference of two elements
 * @param relative the largest difference of two elements over the largest magnitude in the expected array; 0 for equal arrays
 * @param where the array and the element of the largest relative difference, with both values
 */
public record Difference(double absolute, double relative, String where) {
    /** No difference. */
    public static final Difference NONE = new Difference(0, 0, "nowhere");

    /** The difference of arrays of the same names, shapes and types; anything else is refused by an {@link AssertionError}. */
    public static Difference of(Map<String, NdArray> expected, Map<String, NdArray> found) {
        if (!expected.keySet().equals(found.keySet())) {
            throw new AssertionError("expected " + expected.keySet() + ", found " + found.keySet());
        }
        Difference worst = NONE;
        for (Map.Entry<String, NdArray> entry : expected.entrySet()) {
            worst = worst.or(of(entry.getKey(), entry.getValue(), found.get(entry.getKey())));
        }
        return worst;
    }

    /** The difference of two arrays. */
    public static Difference of(String name, NdArray expected, NdArray found) {
        if (!expected.shape().equals(found.shape()) || expected.dtype() != found.dtype()) {
            throw new AssertionError(name + ": expected " + expected.dtype() + " " + expected.shape() + ", found "
                    + found.dtype() + " " + found.shape());
        }
        double largest = 0;
        for (int i = 0; i < expected.count(); i++) {
            largest = Math.max(largest, Math.abs(expected.at(i)));
        }
        Difference worst = NONE;
        for (int i = 0; i < expected.count(); i++) {
            double distance = Math.abs(found.at(i) - expected.at(i));
            if (Double.compare(expected.at(i) + 0.0, found.at(i) + 0.0) != 0) { // NaN is NaN, and -0 is 0
                String where = name + ", element " + i + ": expected " + expected.at(i) + ", found " + found.at(i);
                worst = worst.or(new Difference(distance, distance / largest, where));
            }
        }
        return worst;
    }

    /** The worse of the two in either measure; NaN is worse than any number. */
    public Difference or(Difference other) {
        double larger = Double.compare(other.absolute, absolute) > 0 ? other.absolute : absolute;
        return Double.compare(other.relative, relative) > 0
                ? new Difference(larger, other.relative, other.where)
                : new Difference(larger, relative, where);
    }
}
