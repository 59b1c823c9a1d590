package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReduceOnPlateauTest {
    private static final ReduceOnPlateau.Options OPTIONS =
            ReduceOnPlateau.Options.DEFAULT.withFactor(0.5).withPatience(1);

    static Stream<Arguments> courses() {
        double nan = Double.NaN;
        return Stream.of(
                Arguments.of("falling", OPTIONS, new double[] {5, 4, 3, 2}, new double[] {1, 1, 1, 1}),
                Arguments.of("flat", OPTIONS, new double[] {5, 5, 5, 5, 5}, new double[] {1, 1, 0.5, 0.5, 0.25}),
                Arguments.of("one relapse", OPTIONS, new double[] {5, 6, 4, 6, 6}, new double[] {1, 1, 1, 1, 0.5}),
                Arguments.of("no number", OPTIONS, new double[] {5, nan, nan}, new double[] {1, 1, 0.5}),
                // 4.99 is not below 5 (1 - 0.1)
                Arguments.of("threshold", OPTIONS.withThreshold(0.1), new double[] {5, 4.99, 4.98, 4}, new double[] {
                    1, 1, 0.5, 0.5
                }),
                Arguments.of("cooldown", OPTIONS.withCooldown(2), new double[] {5, 5, 5, 5, 5, 5, 5}, new double[] {
                    1, 1, 0.5, 0.5, 0.5, 0.5, 0.25
                }),
                Arguments.of("minimum", OPTIONS.withMinimum(0.4), new double[] {5, 5, 5, 5, 5}, new double[] {
                    1, 1, 0.5, 0.5, 0.4
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void theRateFallsWhenTheMetricDoesNot(
            String name, ReduceOnPlateau.Options options, double[] metrics, double... rates) {
        ReduceOnPlateau schedule = new ReduceOnPlateau(1, options);
        for (int i = 0; i < metrics.length; i++) {
            schedule.observe(metrics[i]);
            assertEquals(rates[i], schedule.at(i), "after " + (i + 1) + " observations");
        }
    }

    @Test
    void aRestoredScheduleGoesOn() {
        ReduceOnPlateau schedule = new ReduceOnPlateau(1, OPTIONS);
        schedule.observe(5);
        schedule.observe(5);
        ReduceOnPlateau again = new ReduceOnPlateau(1, OPTIONS);
        again.restore(schedule.state());
        again.observe(5);
        assertEquals(0.5, again.at(0));
    }
}
