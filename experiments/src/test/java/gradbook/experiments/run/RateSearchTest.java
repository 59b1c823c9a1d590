package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.optim.Schedule;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over curves that were made up. */
class RateSearchTest {
    /** Relative: some hundred sums and a power in float64. */
    private static final double ROUNDING = 1e-12;

    /** From 1e-4 to 1, a tenfold in 50 steps. */
    private static final int STEPS = 201;

    private static final Schedule RATES = step -> StrictMath.pow(10, -4 + step / 50.0);

    /** The true minimum of the curves that have one, at a rate of 0.01. */
    private static final int VALLEY = 100;

    /**
     * On a line that falls by s a step the running mean of weight 0.9 is 9 s behind. Past a kink to one that rises by s it is at
     * {@code s (j - 9 + 18 · 0.9ʲ)} after j steps, which is lowest for j = 6: 0.9⁵ > 1/1.8 > 0.9⁶.
     */
    private static final int BEHIND = 6;

    /** Likewise, if the loss at the kink is 50 s higher, and so the mean there 5 s: 0.9⁷ > 1/2.3 > 0.9⁸. */
    private static final int BEHIND_UNLUCKY = 8;

    /**
     * The mean of 0.9ᵏ-weighted losses, by hand: (0.9 · 0.3 + 0.1) / 0.19, (0.9 · 0.37 + 0.2) / 0.271, and so on. 6.7 as a second loss
     * makes 4 times the first, from where on nothing is looked at.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3               | 3",
                "3 1             | 3 1.947368421",
                "3 1 2           | 3 1.947368421 1.966789668",
                "3 1 2 0         | 3 1.947368421 1.966789668 1.394882233",
                "2 2 2 2 2       | 2 2 2 2 2",
                "1 6.6           | 1 3.947368421",
                "1 6.8           | 1",
                "1 6.8 0 0 0     | 1",
                "1 1 40 1        | 1 1",
                "40 1 1          | 40 19.473684211 12.656826568",
            })
    void lossesAreSmoothedAndTheStartIsCorrected(String losses, String smoothed) {
        List<Double> found = RateSearch.of(RATES, numbers(losses)).smoothed();
        List<Double> expected = numbers(smoothed);
        assertEquals(expected.size(), found.size(), found::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), 1e-9, "step " + i);
        }
    }

    /** Losses by step, and the step at which the smoothed one is lowest. */
    static Stream<Arguments> curves() {
        return Stream.of(
                curve("a clean V", RateSearchTest::valley, VALLEY + BEHIND),
                curve("a V with one lucky batch", step -> step == 20 ? 0 : valley(step), VALLEY + BEHIND),
                curve("a V with one unlucky batch", step -> step == VALLEY ? 2 : valley(step), VALLEY + BEHIND_UNLUCKY),
                curve("only falling", step -> 3 - 0.01 * step, STEPS - 1),
                curve("only rising", step -> 1 + 0.01 * step, 0),
                curve("falling, then to infinity", step -> step <= 50 ? 2.3 - 0.01 * step : blowUp(step - 50), 50),
                curve("to infinity from the second step on", step -> step == 0 ? 2.3 : blowUp(step), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curves")
    void aTenthOfTheRateAtTheSmoothedMinimumIsSuggested(String name, IntToDoubleFunction losses, int lowest) {
        double expected = StrictMath.pow(10, -5 + lowest / 50.0);
        assertEquals(expected, RateSearch.of(RATES, losses(losses)).suggestion(), expected * ROUNDING);
    }

    /** Noise of 0.3 nats, by which the lowest single loss is anywhere; the smoothed one is less than 10^0.4 from where it was without. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noiseMovesTheSuggestionLittle(int seed) {
        float[] noise = RandomKey.of(seed)
                .normal(Shape.of(STEPS), DType.FLOAT32, 0, 0.3)
                .floats();
        List<Double> losses = losses(step -> valley(step) + noise[step]);
        double suggestion = RateSearch.of(RATES, losses).suggestion();
        int lowest = lowestOfWeightedMeans(losses);
        assertEquals(0.1 * RATES.at(lowest), suggestion, ROUNDING * suggestion);
        assertTrue(Math.abs(lowest - (VALLEY + BEHIND)) < 20, () -> "lowest at step " + lowest);
    }

    /** What follows would make the picture useless, and is never the lowest. */
    @Test
    void aCurveEndsBeforeItIsFourTimesItsLowest() {
        RateSearch search = RateSearch.of(RATES, losses(step -> step <= 50 ? 2.3 - 0.01 * step : blowUp(step - 50)));
        assertEquals(51, search.smoothed().size());
        assertEquals(IntStream.range(0, 51).mapToObj(RATES::at).toList(), search.rates());
    }

    @Test
    void thePictureIsByPowersOfTen() {
        RateSearch search = RateSearch.of(RATES, losses(RateSearchTest::valley));
        Plot.Line line = search.plot().lines().get(0);
        assertEquals(search.smoothed(), line.y());
        for (int step = 0; step < STEPS; step++) {
            assertEquals(-4 + step / 50.0, line.x().get(step), ROUNDING);
        }
    }

    /** A V in the logarithm of the rate: 3 at the ends, 1 in the middle. */
    private static double valley(int step) {
        return 1 + Math.abs(step - VALLEY) / 50.0;
    }

    /** Out of double's range within 31 steps. */
    private static double blowUp(int steps) {
        return StrictMath.pow(1e10, steps);
    }

    /** As a search takes them down: up to the last that is finite. */
    private static List<Double> losses(IntToDoubleFunction losses) {
        return IntStream.range(0, STEPS)
                .mapToDouble(losses)
                .takeWhile(Double::isFinite)
                .boxed()
                .toList();
    }

    /** From the definition, each mean by itself: {@code Σ 0.9ⁱ⁻ʲ xⱼ / Σ 0.9ⁱ⁻ʲ}. */
    private static int lowestOfWeightedMeans(List<Double> losses) {
        int lowest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < losses.size(); i++) {
            double sum = 0;
            double weights = 0;
            for (int j = 0; j <= i; j++) {
                double weight = StrictMath.pow(0.9, i - j);
                sum += weight * losses.get(j);
                weights += weight;
            }
            if (sum / weights < least) {
                least = sum / weights;
                lowest = i;
            }
        }
        return lowest;
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
    }

    private static Arguments curve(String name, IntToDoubleFunction losses, int lowest) {
        return Arguments.of(name, losses, lowest);
    }
}
