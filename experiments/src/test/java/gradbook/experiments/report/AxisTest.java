package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    /** Places on an axis come from a difference and a quotient of doubles. */
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "0 10, 6, 0 2 4 6 8 10",
        "0 1, 6, 0 0.2 0.4 0.6 0.8 1",
        "97.31 98.46, 6, 97.2 97.4 97.6 97.8 98 98.2 98.4 98.6",
        "-3 4, 6, -4 -2 0 2 4",
        "-0.07 -0.01, 6, -0.07 -0.06 -0.05 -0.04 -0.03 -0.02 -0.01",
        "3 41, 6, 0 10 20 30 40 50",
        "12000 57000, 6, 10000 20000 30000 40000 50000 60000",
        "0.00012 0.00034, 6, 0.0001 0.00015 0.0002 0.00025 0.0003 0.00035",
        "0 10, 2, 0 5 10",
        "0 100, 10, 0 10 20 30 40 50 60 70 80 90 100",
    })
    void ticksAreRoundAndHoldAllValues(String values, int marks, String labels) {
        Axis axis = Axis.of(numbers(values), marks);
        assertEquals(labels, axis.ticks().stream().map(axis::label).collect(Collectors.joining(" ")));
    }

    /** One value, or the same one several times, has a place all the same, whatever its size. */
    @ParameterizedTest
    @CsvSource({"0", "1", "97.5 97.5", "-2.25", "0.0001 0.0001", "123456.75", "1e12 1e12", "-1e300", "1e-300"})
    void oneValueHasAnAxis(String values) {
        Axis axis = Axis.of(numbers(values), 6);
        double value = numbers(values).findFirst().orElseThrow();
        double place = axis.place(value);
        assertTrue(place >= 0 && place <= 1, axis + ": " + place);
        assertTrue(axis.ticks().size() <= 3, axis.toString());
    }

    @Test
    void everyValueLiesOnTheAxisAndItsEndsAtTheEnds() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            double size = Math.pow(10, random.nextInt(-5, 6));
            double[] values = random.doubles(5, -size, size).toArray();
            Axis axis = Axis.of(Arrays.stream(values), 6);
            List<Double> ticks = axis.ticks();
            assertEquals(0, axis.place(ticks.get(0)), ROUNDING);
            assertEquals(1, axis.place(ticks.get(ticks.size() - 1)), ROUNDING);
            assertTrue(ticks.size() >= 4 && ticks.size() <= 9, axis.toString());
            for (double value : values) {
                double place = axis.place(value);
                assertTrue(place >= -ROUNDING && place <= 1 + ROUNDING, value + " is at " + place + " of " + axis);
            }
        }
    }

    private static DoubleStream numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble);
    }
}
