package gradbook.experiments.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.golden.GoldenChecks;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.testing.Runs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    /** The network of an experiment is trained by the experiment: the same bits, step by step. */
    @Test
    void theMlpsLossesAreThoseOfThePinnedExperiment() {
        Trajectory mlp = Trajectories.all().get(0);
        assertEquals(new Mnist1000MlpV1().id().name(), mlp.name());
        List<Double> experiment = Runs.prefix(new Mnist1000MlpV1(), Trajectory.STEPS, 2);
        NdArray loss = mlp.subject().results(DType.FLOAT32).get("loss");
        assertEquals(
                experiment, IntStream.range(0, loss.count()).mapToObj(loss::at).toList());
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void losses(GoldenChecks.Pair pair) {
        pair.check(TOLERANCE);
    }
}
