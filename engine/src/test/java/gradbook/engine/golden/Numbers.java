package gradbook.engine.golden;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as golden files write them, exactly and readably: {@code 0x1.91eb851eb851fp-1 = 0.785}. */
final class Numbers {
    /** Significant decimals after which a float64 is told from every other one. */
    private static final MathContext EXACT = new MathContext(17);

    private static final String BETWEEN = " = ";

    private Numbers() {}

    /** The same text on every JDK, which {@link Double#toString} is not. */
    static String write(double value) {
        String decimal = Double.isFinite(value) ? decimal(value) : Double.toString(value);
        return Double.toHexString(value) + BETWEEN + decimal;
    }

    private static String decimal(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < EXACT.getPrecision(); digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits));
            if (shorter.doubleValue() == value) {
                return shorter.toString();
            }
        }
        return exact.round(EXACT).toString();
    }

    /**
     * The number, whose two forms must agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    static double read(String text) {
        String[] forms = text.split(BETWEEN, -1);
        if (forms.length != 2) {
            throw new IllegalArgumentException("expected \"hexadecimal = decimal\", found \"" + text + "\"");
        }
        double value = parse(forms[0], text);
        if (Double.compare(value + 0.0, parse(forms[1], text) + 0.0) != 0) { // a decimal 0 has lost its sign
            throw new IllegalArgumentException("the hexadecimal form " + forms[0] + " and the decimal form " + forms[1]
                    + " are different numbers: one of them was altered");
        }
        return value;
    }

    private static double parse(String form, String text) {
        try {
            return Double.parseDouble(form);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected \"hexadecimal = decimal\", found \"" + text + "\"", e);
        }
    }
}
