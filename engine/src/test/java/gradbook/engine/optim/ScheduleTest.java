package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
    /** One rounding of a rate about 1, and that of a cosine. */
    private static final double TOLERANCE = 1e-15;

    static Stream<Arguments> rates() {
        Schedule cosine = new CosineDecay(2, 4);
        Schedule steps = new StepDecay(1, 0.1, 3);
        Schedule warm = new Warmup(4, cosine);
        return Stream.of(
                Arguments.of(new Constant(0.3), 0, 0.3),
                Arguments.of(new Constant(0.3), 1_000_000_000_000L, 0.3),
                Arguments.of(steps, 0, 1),
                Arguments.of(steps, 2, 1),
                Arguments.of(steps, 3, 0.1),
                Arguments.of(steps, 5, 0.1),
                Arguments.of(steps, 6, 0.01),
                Arguments.of(cosine, 0, 2),
                Arguments.of(cosine, 1, 1 + Math.sqrt(0.5)),
                Arguments.of(cosine, 2, 1),
                Arguments.of(cosine, 4, 0),
                Arguments.of(cosine, 400, 0),
                Arguments.of(warm, 0, 0.5),
                Arguments.of(warm, 1, 1),
                Arguments.of(warm, 3, 2),
                Arguments.of(warm, 4, 2),
                Arguments.of(warm, 6, 1),
                Arguments.of(warm, 8, 0),
                Arguments.of(new Warmup(2, new Warmup(2, new Constant(1))), 0, 0.25));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void ratesFollowTheirDefinition(Schedule schedule, long step, double rate) {
        assertEquals(rate, schedule.at(step), TOLERANCE);
    }
}
