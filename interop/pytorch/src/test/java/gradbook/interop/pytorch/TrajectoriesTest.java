package gradbook.interop.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.golden.Difference;
import gradbook.engine.golden.GoldenCase;
import gradbook.engine.golden.GoldenFile;
import gradbook.experiments.golden.TextTrajectories;
import gradbook.experiments.golden.Trajectories;
import gradbook.experiments.golden.Trajectory;
import gradbook.interop.pytorch.program.TrajectoryPrograms;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Same model, same data: 300 steps of training here and in libtorch. In float64, which takes long here, ours stand in {@code golden/}:
 * TrajectoriesGoldenTest holds the engine to that curve, and this libtorch.
 */
class TrajectoriesTest {
    /** In float64, by the largest loss: roundings of 1e-16 that 300 steps may make a million times larger, and no more. */
    private static final double FLOAT64_TOLERANCE = 1e-8;

    /**
     * In float32 two runs that round differently part for good, soon if the network is sensitive: a maximum that is nearly a tie is
     * taken elsewhere, and the gradient jumps. How far is a property of the network, which the distance of each run from its own in
     * float64 shows. Over the whole run ours may drift four times as far as libtorch's, which is as far as chance takes it: 2.1 times
     * was found for the LSTM, less for the others.
     */
    private static final double DRIFT_RATIO = 4;

    /**
     * By each step ours may have drifted this many times as far as libtorch's by the same step, since the two start to part at
     * different ones. 14 times was found, at step 14 of the network with batch normalization, whose sums libtorch adds up in float64.
     */
    private static final double EARLY_RATIO = 32;

    /** Unit roundoff of float32. */
    private static final double U = 0x1p-24;

    static List<Trajectory> trajectories() {
        return Trajectories.all();
    }

    /** Those that take seconds in float64 here, too. */
    static List<Trajectory> texts() {
        return TextTrajectories.all();
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void threeHundredSteps(Trajectory trajectory) {
        LossCurves curves = LossCurves.of(TrajectoryPrograms.of(trajectory), recorded(trajectory));
        double largest = 0;
        double theirs = 0;
        double ours = 0;
        for (int step = 0; step < Trajectory.STEPS; step++) {
            double loss = curves.theirs64().at(step);
            largest = Math.max(largest, loss);
            theirs = Math.max(theirs, Math.abs(curves.theirs32().at(step) - loss));
            ours = Math.max(
                    ours, Math.abs(curves.ours32().at(step) - curves.ours64().at(step)));
            double early = EARLY_RATIO * Math.max(theirs, U * largest);
            assertNear(loss, curves.ours64(), step, FLOAT64_TOLERANCE * largest, "float64");
            assertNear(curves.theirs32().at(step), curves.ours32(), step, early + theirs, "float32");
        }
        assertTrue(
                ours <= DRIFT_RATIO * Math.max(theirs, U * largest),
                "ours drifted by " + ours + ", libtorch's by " + theirs);
        assertTrue(curves.ours64().at(Trajectory.STEPS - 1) < curves.ours64().at(0), "it learns");
    }

    /** Where a training run leads, and not only what it costs on the way. */
    @ParameterizedTest
    @MethodSource("texts")
    void theSameParametersInTheEnd(Trajectory trajectory) {
        Difference difference = TrajectoryPrograms.withParameters(trajectory).difference(DType.FLOAT64);
        assertTrue(difference.relative() <= FLOAT64_TOLERANCE, difference::toString);
    }

    /** What lies in {@code golden/} is the answer to these very questions. */
    @ParameterizedTest
    @MethodSource("trajectories")
    void theGoldenFileIsOfThisProgram(Trajectory trajectory) {
        assertEquals(
                golden(trajectory).program(),
                TrajectoryPrograms.of(trajectory).body(),
                "run scripts/regenerate-golden");
    }

    private static NdArray recorded(Trajectory trajectory) {
        return golden(trajectory).expected().get("loss");
    }

    private static GoldenCase golden(Trajectory trajectory) {
        Path file = GoldenFile.path(Path.of("../../golden/trajectories"), trajectory.name());
        return GoldenFile.read(file).cases().get(0);
    }

    private static void assertNear(double expected, NdArray ours, int step, double allowed, String what) {
        double difference = Math.abs(ours.at(step) - expected);
        assertTrue(
                difference <= allowed,
                () -> what + ", step " + step + ": expected a loss of " + expected + ", found " + ours.at(step)
                        + ", which is " + difference + " away, allowed " + allowed);
    }
}
