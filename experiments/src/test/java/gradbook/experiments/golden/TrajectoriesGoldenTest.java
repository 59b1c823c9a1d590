package gradbook.experiments.golden;

import gradbook.engine.golden.GoldenChecks;
import gradbook.experiments.testing.Runs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 300 steps of training against the losses that libtorch had, without libtorch. */
class TrajectoriesGoldenTest {
    /** In float64, by the largest loss: roundings of 1e-16 that 300 steps may make a million times larger, and no more. */
    private static final double TOLERANCE = 1e-8;

    static List<GoldenChecks.Pair> trajectories() {
        return GoldenChecks.pairs(
                Runs.HOME.resolve("golden/trajectories"),
                Trajectories.all().stream().map(Trajectory::subject).toList());
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void losses(GoldenChecks.Pair pair) {
        pair.check(TOLERANCE);
    }
}
