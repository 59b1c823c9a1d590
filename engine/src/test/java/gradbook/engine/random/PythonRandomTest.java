package gradbook.engine.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers printed by CPython 3.11.7. Draw 312 is the first after the 624 words of the first state. */
class PythonRandomTest {

    record Known(long seed, double draw0, double draw1, double draw311, double draw312, double uniform699) {}

    static Stream<Known> known() {
        return Stream.of(
                of(
                        0,
                        0.8444218515250481,
                        0.7579544029403025,
                        0.39380795178170946,
                        0.5190037287013293,
                        -0.8860190400009931),
                of(
                        1,
                        0.13436424411240122,
                        0.8474337369372327,
                        0.3272414146871332,
                        0.3167351468856021,
                        -0.5138165318157397),
                of(
                        42,
                        0.6394267984578837,
                        0.025010755222666936,
                        0.21007653833975404,
                        0.24952973922292443,
                        0.08912475742115733),
                of(
                        1337,
                        0.6177528569514706,
                        0.5332655736050008,
                        0.484368020718412,
                        0.151270886744849,
                        -0.14780648749849412),
                of(
                        -42,
                        0.6394267984578837,
                        0.025010755222666936,
                        0.21007653833975404,
                        0.24952973922292443,
                        0.08912475742115733),
                of(
                        1234567890123L,
                        0.8225316907510454,
                        0.20196191685618736,
                        0.8131569398756572,
                        0.08643283685435077,
                        0.7414270513288721));
    }

    @ParameterizedTest
    @MethodSource("known")
    void drawsWhatPythonDraws(Known known) {
        PythonRandom random = PythonRandom.ofSeed(known.seed);
        assertEquals(known.draw0, random.random());
        assertEquals(known.draw1, random.random());
        discard(random, 309);
        assertEquals(known.draw311, random.random());
        assertEquals(known.draw312, random.random());
        discard(random, 386);
        assertEquals(known.uniform699, random.uniform(-1, 1));
    }

    /** {@code random.seed(-2**63); random.random()}. */
    @Test
    void takesTheAbsoluteValueOfTheLeastLong() {
        assertEquals(0.5534639983914199, PythonRandom.ofSeed(Long.MIN_VALUE).random());
    }

    private static Known of(long seed, double draw0, double draw1, double draw311, double draw312, double uniform699) {
        return new Known(seed, draw0, draw1, draw311, draw312, uniform699);
    }

    private static void discard(PythonRandom random, int draws) {
        for (int i = 0; i < draws; i++) {
            random.random();
        }
    }
}
