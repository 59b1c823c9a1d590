package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
        Schedule many = new MultiStepDecay(1, 0.1, List.of(2L, 7L));
        OneCycle cycle = OneCycle.of(1, 10);
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
                Arguments.of(new CosineDecay(2, 4, 1), 2, 1.5),
                Arguments.of(new CosineDecay(2, 4, 1), 9, 1),
                Arguments.of(many, 0, 1),
                Arguments.of(many, 1, 1),
                Arguments.of(many, 2, 0.1),
                Arguments.of(many, 6, 0.1),
                Arguments.of(many, 7, 0.01),
                Arguments.of(new ExponentialDecay(2, 0.5), 0, 2),
                Arguments.of(new ExponentialDecay(2, 0.5), 3, 0.25),
                // from 1/25 up to 1 at step 0.3 · 10 - 1 = 2, down to 1/25/10000 at step 9
                Arguments.of(cycle, 0, 0.04),
                Arguments.of(cycle, 1, 0.52),
                Arguments.of(cycle, 2, 1),
                Arguments.of(cycle, 9, 4e-6),
                Arguments.of(cycle, 99, 4e-6),
                Arguments.of(cycle, 3, 4e-6 + (1 - 4e-6) / 2 * (1 + Math.cos(Math.PI / 7))),
                Arguments.of(cycle.withAnnealing(OneCycle.Annealing.LINEAR), 3, 1 + (4e-6 - 1) / 7),
                Arguments.of(cycle.withDivisors(2, 5), 9, 0.1),
                Arguments.of(cycle.withRise(0.5), 4, 1),
                Arguments.of(new Warmup(2, new Warmup(2, new Constant(1))), 0, 0.25));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void ratesFollowTheirDefinition(Schedule schedule, long step, double rate) {
        assertEquals(rate, schedule.at(step), TOLERANCE);
    }
}
