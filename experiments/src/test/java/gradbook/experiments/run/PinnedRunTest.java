package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.runtime.Numerics;
import gradbook.experiments.cli.Catalogue;
import gradbook.experiments.testing.Runs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every experiment is held to the bits it was published with: here by a prefix, replayed at every build. */
class PinnedRunTest {
    static final List<Experiment<?>> EXPERIMENTS = Catalogue.ALL;

    /** Steps of a run that takes a few seconds at most. */
    private static final int WHOLE_STEPS = 1_000;

    @ParameterizedTest
    @FieldSource("EXPERIMENTS")
    void thePinnedConfigurationIsTheExperimentsOwn(Experiment<?> experiment) {
        PinnedRun pinned = pinned(experiment);
        assertEquals(experiment.id(), pinned.experiment());
        assertEquals(Numerics.VERSION, pinned.numericsVersion(), "re-pin all runs when the numerics version is raised");
        assertEquals(pinned.configuration(), Json.tree(experiment.configuration()));
    }

    @ParameterizedTest
    @FieldSource("EXPERIMENTS")
    void thePrefixGivesTheSameBits(Experiment<?> experiment) {
        List<CurvePoint> expected = pinned(experiment).prefix();
        List<Double> losses = Runs.prefix(experiment, PinnedRun.PREFIX_STEPS, 2);
        assertTrue(expected.size() > 20, "the prefix has " + expected.size() + " points");
        for (CurvePoint point : expected) {
            assertEquals(point.lossHex(), Double.toHexString(losses.get(point.step())), "loss of step " + point.step());
        }
    }

    /** Longer ones have their prefix above; {@code gradbook run --all} runs them whole and compares. */
    @ParameterizedTest
    @FieldSource("EXPERIMENTS")
    void aShortRunGivesTheSameDigests(Experiment<?> experiment) {
        PinnedRun pinned = pinned(experiment);
        if (pinned.steps() <= WHOLE_STEPS) {
            Result result = Runs.pinned(experiment).result();
            assertEquals(pinned.steps(), result.steps());
            assertEquals(pinned.lossCurveSha256(), result.lossCurveSha256());
            assertEquals(pinned.weightsSha256(), result.weightsSha256());
            assertEquals(pinned.data(), result.data());
        }
    }

    private static PinnedRun pinned(Experiment<?> experiment) {
        return PinnedRun.read(PinnedRun.file(Runs.HOME, experiment.id()));
    }
}
