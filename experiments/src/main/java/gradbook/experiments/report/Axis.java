package gradbook.experiments.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A linear axis between round figures.
 *
 * @param first of its marks, in steps
 * @param last likewise
 * @param step between two marks: 1, 2 or 5 times a power of ten
 */
record Axis(long first, long last, BigDecimal step) {
    /** An axis that holds all values, with about so many marks. */
    static Axis of(DoubleStream values, int marks) {
        DoubleSummaryStatistics range = values.summaryStatistics();
        double size = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
        double width =
                Math.max(range.getMax() - range.getMin(), 1e-9 * Math.max(1, size)); // marks are counted by a long
        int power = (int) Math.floor(Math.log10(width / marks));
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power);
        for (int factor : new int[] {2, 5, 10}) {
            if (width / step.doubleValue() > marks) {
                step = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
            }
        }
        return new Axis(
                mark(range.getMin(), step, RoundingMode.FLOOR), mark(range.getMax(), step, RoundingMode.CEILING), step);
    }

    /** Of the decimal that stands for the value: as doubles, 0.07 is more than 7 times 0.01. */
    private static long mark(double value, BigDecimal step, RoundingMode rounding) {
        return BigDecimal.valueOf(value).divide(step, 0, rounding).longValueExact();
    }

    /** Where the marks are. */
    List<Double> ticks() {
        return LongStream.rangeClosed(first, last)
                .mapToObj(mark -> value(mark).doubleValue())
                .toList();
    }

    /** What stands at a mark. */
    String label(double tick) {
        return value(Math.round(tick / step.doubleValue())).stripTrailingZeros().toPlainString();
    }

    /** From 0 at the first mark to 1 at the last. */
    double place(double value) {
        double from = value(first).doubleValue();
        double to = value(Math.max(last, first + 1)).doubleValue();
        return (value - from) / (to - from);
    }

    private BigDecimal value(long mark) {
        return step.multiply(BigDecimal.valueOf(mark));
    }
}
