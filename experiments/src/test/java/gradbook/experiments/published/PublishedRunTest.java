package gradbook.experiments.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.replay.MakemoreBackpropV1;
import gradbook.experiments.replay.Replays;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Runs;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed records against what others printed. That a record is what the experiment gives is the business of {@code PinnedRunTest}
 * and of {@code gradbook verify}.
 */
class PublishedRunTest {
    static Stream<Arguments> groups() {
        return Replays.ALL.stream()
                .filter(experiment -> !(experiment instanceof MakemoreBackpropV1))
                .flatMap(experiment -> PublishedRun.read(Runs.HOME, experiment.id()).groups().stream()
                        .map(group ->
                                Arguments.of(Named.of(experiment.id() + ", " + group.what(), experiment), group)));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void ourRecordHasThePublishedFigures(Experiment<?> experiment, PublishedRun.Group group) {
        RunComparison compared = compared(experiment, group);
        assertFalse(group.figures().isEmpty());
        assertTrue(compared.holds(), compared.verdict() + " of " + compared.count());
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aFileIsOfItsExperiment(Experiment<?> experiment) {
        assertEquals(
                experiment.id(), PublishedRun.read(Runs.HOME, experiment.id()).experiment());
    }

    /** As was asked: 19 of 20 to all four decimals, the other one within 1e-4. */
    @Test
    void nineteenOfTwentyLossesOfTheBatchNormNetworkAreEqual() {
        Experiment<?> experiment = named("replay-makemore-batchnorm");
        RunComparison losses = compared(
                experiment,
                PublishedRun.read(Runs.HOME, experiment.id()).groups().get(0));
        assertEquals(20, losses.count());
        assertTrue(losses.equal() >= 19, losses.verdict());
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void anotherFigureIsNoticed(String place, String figure) {
        Experiment<?> experiment = named("replay-makemore-bigram");
        RunComparison compared =
                compared(experiment, new PublishedRun.Group("altered", Map.of(place, figure), null, null));
        assertFalse(compared.holds());
        assertEquals("**differs**: 0 equal", compared.verdict());
    }

    static Stream<Arguments> alterations() {
        return Stream.of(
                Arguments.of("nllOfCounts", "2.454015"),
                Arguments.of("step 0", "3.768620"),
                Arguments.of("epoch 1 trainLoss", "2.9"),
                Arguments.of("text 0", "mora."));
    }

    @Test
    void aDistanceNeedsAReason() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PublishedRun.Group("losses", Map.of("step 0", "1"), 1e-4, null));
    }

    private static RunComparison compared(Experiment<?> experiment, PublishedRun.Group group) {
        return RunComparison.of(
                PublishedRun.read(Runs.HOME, experiment.id()),
                group,
                RunRecordFile.read(Runs.HOME
                                .resolve("reports")
                                .resolve(experiment.id().folder())
                                .resolve(RunRecordFile.NAME))
                        .result());
    }

    private static Experiment<?> named(String name) {
        return Replays.ALL.stream()
                .filter(experiment -> experiment.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
