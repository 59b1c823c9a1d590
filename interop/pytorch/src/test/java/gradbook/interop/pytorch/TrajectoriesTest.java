package gradbook.interop.pytorch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.NdArray;
import gradbook.experiments.golden.Trajectories;
import gradbook.experiments.golden.Trajectory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Same model, same data: 300 steps of training here and in libtorch. */
class TrajectoriesTest {
    /** In float64, by the largest loss: roundings of 1e-16 that 300 steps may make a million times larger, and no more. */
    private static final double FLOAT64_TOLERANCE = 1e-8;

    /**
     * In float32 two runs that round differently part for good, soon if the network is sensitive: a maximum that is nearly a tie is
     * taken elsewhere, and the gradient jumps. How far is a property of the network, which the distance of each from its own float64
     * run shows. Ours may drift at most ten times as far as libtorch's has by the same step, or ten roundings of the loss. The
     * largest ratio found is 7, at the start of the network with batch normalization, whose sums libtorch adds up in float64; in the
     * others it stays below 2.
     */
    private static final double DRIFT_RATIO = 10;

    private static final double ROUNDING = 10 * 0x1p-24;

    static List<Trajectory> trajectories() {
        return Trajectories.all();
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void threeHundredSteps(Trajectory trajectory) {
        LossCurves curves = LossCurves.of(trajectory);
        double largest = 0;
        double theirDrift = 0;
        for (int step = 0; step < Trajectory.STEPS; step++) {
            double theirs = curves.theirs64().at(step);
            largest = Math.max(largest, theirs);
            assertNear(curves.ours64(), step, theirs, FLOAT64_TOLERANCE * largest, "float64");
            theirDrift = Math.max(theirDrift, Math.abs(curves.theirs32().at(step) - theirs));
            double allowed = Math.max(DRIFT_RATIO * theirDrift, ROUNDING * largest);
            assertNear(curves.ours32(), step, curves.ours64().at(step), allowed, "float32 and float64");
            assertNear(curves.ours32(), step, curves.theirs32().at(step), allowed + theirDrift, "float32");
        }
        assertTrue(curves.ours64().at(Trajectory.STEPS - 1) < curves.ours64().at(0), "it learns");
    }

    private static void assertNear(NdArray ours, int step, double expected, double allowed, String what) {
        double difference = Math.abs(ours.at(step) - expected);
        assertTrue(
                difference <= allowed,
                () -> what + ", step " + step + ": expected a loss of " + expected + ", found " + ours.at(step)
                        + ", which is " + difference + " away, allowed " + allowed);
    }
}
