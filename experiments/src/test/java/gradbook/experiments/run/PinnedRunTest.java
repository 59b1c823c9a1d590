package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.runtime.Numerics;
import gradbook.experiments.cli.Catalogue;
import gradbook.experiments.testing.Runs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every experiment is held to the bits it was published with: here by a prefix, replayed at every build. */
class PinnedRunTest {
    static final List<Experiment<?>> EXPERIMENTS = Catalogue.ALL;

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
        for (CurvePoint point : expected) {
            assertEquals(point.lossHex(), Double.toHexString(losses.get(point.step())), "loss of step " + point.step());
        }
    }

    private static PinnedRun pinned(Experiment<?> experiment) {
        return PinnedRun.read(PinnedRun.file(Runs.HOME, experiment.id()));
    }
}
