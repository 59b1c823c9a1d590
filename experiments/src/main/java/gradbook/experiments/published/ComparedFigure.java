package gradbook.experiments.published;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A published figure and ours.
 *
 * @param check the check's id
 * @param source where it was printed
 * @param what inputs and expression, in words
 * @param value the name of the value, of which there may be several figures
 * @param figure the name of this figure
 * @param published as printed: a decimal, or a float64 in hexadecimal
 * @param ours what this engine finds
 * @param reason why ours is another one, if it is
 */
public record ComparedFigure(
        String check,
        String source,
        String what,
        String value,
        String figure,
        String published,
        double ours,
        Optional<String> reason) {
    /**
     * Whether ours, rounded half up or half to even to as many decimals as are printed, is the printed number; a hexadecimal one must be
     * met exactly.
     */
    public boolean isEqual() {
        if (isHexadecimal()) {
            return Double.parseDouble(published) == ours;
        }
        return isPrinted(RoundingMode.HALF_UP) || isPrinted(RoundingMode.HALF_EVEN);
    }

    private boolean isPrinted(RoundingMode mode) {
        return Double.isFinite(ours) && rounded(mode).compareTo(new BigDecimal(published)) == 0;
    }

    /** Ours, with as many decimals as are printed, and like them. */
    public String rounded() {
        if (isHexadecimal()) {
            return Double.toHexString(ours);
        }
        if (!Double.isFinite(ours)) {
            return Double.toString(ours);
        }
        RoundingMode mode = isPrinted(RoundingMode.HALF_EVEN) ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP;
        return rounded(mode).toPlainString() + (published.endsWith(".") ? "." : "");
    }

    /** Ours minus the printed figure. */
    public double difference() {
        if (isHexadecimal() || !Double.isFinite(ours)) {
            return ours - Double.parseDouble(published);
        }
        return new BigDecimal(ours).subtract(new BigDecimal(published)).doubleValue();
    }

    private BigDecimal rounded(RoundingMode mode) {
        return new BigDecimal(ours).setScale(new BigDecimal(published).scale(), mode);
    }

    private boolean isHexadecimal() {
        return published.contains("0x");
    }
}
