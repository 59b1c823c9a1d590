package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.optim.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearningRateTest {
    /** Relative: a cosine and a few products in float64. */
    private static final double ROUNDING = 1e-9;

    /** Of ten steps, the highest rate 0.3: the first, the third (the top of the cycle), the fifth, and the last. */
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 0.3, 0.3, 0.3, 0.3",
        "STEP, 0.3, 0.3, 0.03, 0.003",
        "COSINE, 0.3, 0.271352549156242, 0.196352549156242, 0.0073415225557270",
        "ONE_CYCLE, 0.012, 0.3, 0.243523696184929, 0.0000012",
    })
    void theCourseOverTenSteps(LearningRate rate, double first, double third, double fifth, double last) {
        Schedule schedule = rate.schedule(0.3, 10);
        assertEquals(first, schedule.at(0), first * ROUNDING);
        assertEquals(third, schedule.at(2), third * ROUNDING);
        assertEquals(fifth, schedule.at(4), fifth * ROUNDING);
        assertEquals(last, schedule.at(9), last * ROUNDING);
    }

    /** The steps at which a tenth is taken: after each third, rounded up, so that the last stretch is the shortest. */
    @ParameterizedTest
    @CsvSource({"1, 1 1", "3, 1 1 0.1 0.01", "9, 3 1 0.1 0.01", "10, 4 1 0.1 0.01", "11, 4 1 0.1 0.01"})
    void stepsFallAfterEachThird(long steps, String lengthAndFactors) {
        String[] words = lengthAndFactors.split(" ");
        long length = Long.parseLong(words[0]);
        Schedule schedule = LearningRate.STEP.schedule(0.5, steps);
        for (long step = 0; step < steps; step++) {
            double factor = Double.parseDouble(words[1 + (int) (step / length)]);
            assertEquals(0.5 * factor, schedule.at(step), 0.5 * factor * ROUNDING, "step " + step + " of " + steps);
        }
    }

    /** To the bit, for trainings of any length. */
    @ParameterizedTest
    @EnumSource
    void theHighestIsReachedOrNotButNeverExceeded(LearningRate rate) {
        for (double highest : new double[] {0, 1e-4, 0.1, 0.3}) {
            for (long steps = 1; steps <= 40; steps++) {
                Schedule schedule = rate.schedule(highest, steps);
                for (long step = 0; step < steps; step++) {
                    double now = schedule.at(step);
                    assertTrue(now >= 0 && now <= highest, now + " at " + step + " of " + steps + ", " + highest);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, constant", "STEP, step", "COSINE, cosine", "ONE_CYCLE, one-cycle"})
    void aConfigurationNamesIt(LearningRate rate, String name) {
        assertEquals(name, rate.toString());
        assertEquals('"' + name + '"', Json.write(rate).strip());
    }
}
