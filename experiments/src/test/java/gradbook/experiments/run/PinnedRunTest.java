package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradbook.engine.runtime.Numerics;
import gradbook.experiments.cli.Catalogue;
import gradbook.experiments.dataset.FileSet;
import gradbook.experiments.dataset.TextSet;
import gradbook.experiments.testing.Runs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every experiment is held to the bits it was published with: a short run whole, a longer one by its first steps. {@code .ci/run} goes on
 * to {@link PinnedRun#PREFIX_STEPS} with {@code gradbook verify --all --quick}, {@code gradbook verify --all} to the end.
 */
class PinnedRunTest {
    static final List<Experiment<?>> EXPERIMENTS = Catalogue.ALL;

    /** Steps of a run that takes a few seconds at most. */
    private static final int WHOLE_STEPS = 500;

    /** Of a longer run: the largest network takes a third of a second for each. */
    private static final int FIRST_STEPS = 50;

    @ParameterizedTest
    @FieldSource("EXPERIMENTS")
    void thePinnedConfigurationIsTheExperimentsOwn(Experiment<?> experiment) {
        PinnedRun pinned = pinned(experiment);
        assertEquals(experiment.id(), pinned.experiment());
        assertEquals(Numerics.VERSION, pinned.numericsVersion(), "re-pin all runs when the numerics version is raised");
        assertEquals(pinned.configuration(), Json.tree(experiment.configuration()));
    }

    @ParameterizedTest
    @MethodSource("longRuns")
    void theFirstStepsGiveTheSameBits(Experiment<?> experiment) {
        List<CurvePoint> expected = pinned(experiment).prefix().stream()
                .filter(point -> point.step() < FIRST_STEPS)
                .toList();
        assumeData(pinned(experiment));
        List<Double> losses = Runs.prefix(experiment, FIRST_STEPS, 2);
        assertFalse(expected.isEmpty());
        for (CurvePoint point : expected) {
            assertEquals(point.lossHex(), Double.toHexString(losses.get(point.step())), "loss of step " + point.step());
        }
        // A long run's curve has few of these steps; its trace has the digest of all.
        LossDigest digest = new LossDigest();
        losses.forEach(digest::add);
        LossMark mark = published(experiment).trace().marks().get(0);
        assertEquals(FIRST_STEPS - 1, mark.step());
        assertEquals(mark.digest(), Trace.shortened(digest.sha256()));
    }

    private static RunRecord published(Experiment<?> experiment) {
        return RunRecordFile.read(
                Runs.HOME.resolve("reports").resolve(experiment.id().folder()).resolve(RunRecordFile.NAME));
    }

    private static void assumeData(PinnedRun pinned) {
        Datasets.ALL.stream()
                .filter(data -> pinned.data().equals(DataFile.of(data.files())))
                .forEach(data -> {
                    if (data instanceof TextSet text) {
                        Runs.assumeText(text);
                    } else if (data instanceof FileSet files) {
                        Runs.assumeFiles(files);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("shortRuns")
    void aShortRunGivesTheSameDigests(Experiment<?> experiment) {
        PinnedRun pinned = pinned(experiment);
        assumeData(pinned);
        Result result = Runs.pinned(experiment).result();
        assertEquals(pinned.steps(), result.steps());
        assertEquals(pinned.lossCurveSha256(), result.lossCurveSha256());
        assertEquals(pinned.weightsSha256(), result.weightsSha256());
        assertEquals(pinned.data(), result.data());
    }

    static Stream<Experiment<?>> longRuns() {
        return EXPERIMENTS.stream().filter(experiment -> pinned(experiment).steps() > WHOLE_STEPS);
    }

    static Stream<Experiment<?>> shortRuns() {
        return EXPERIMENTS.stream().filter(experiment -> pinned(experiment).steps() <= WHOLE_STEPS);
    }

    private static PinnedRun pinned(Experiment<?> experiment) {
        return PinnedRun.read(PinnedRun.file(Runs.HOME, experiment.id()));
    }
}
