package gradbook.experiments.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Runs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is really one, and its cure really cures: by the published record, and two of them made again. */
class PitfallsTest {
    /** A little less than ln 10 = 2.303, the loss of a network that knows nothing of ten classes. */
    private static final double GUESSING = 2.2;

    /** A loss at which all but a few training images are known. */
    private static final double LEARNED = 0.1;

    private static final Result PUBLISHED = RunRecordFile.read(
                    Runs.HOME.resolve("reports/failures-v1").resolve(RunRecordFile.NAME))
            .result();

    /** What shows the mistake, and what shows the cure. */
    static Stream<Arguments> pitfalls() {
        return Stream.of(
                row("uncleared-gradients", above(GUESSING, "unclearedLoss"), below(LEARNED, "clearedLoss")),
                row("swapped-transpose", above(1e-2, "swappedGradientCheck"), below(1e-6, "rightGradientCheck")),
                // The loss does not give it away.
                row("swapped-transpose", below(LEARNED, "swappedLoss"), below(LEARNED, "rightLoss")),
                row("deep-sigmoid", above(GUESSING, "deepSigmoidLoss"), below(LEARNED, "deepReluLoss")),
                row("too-large-rate", above(2 * LEARNED, "largeRateLoss"), below(LEARNED / 2, "rightRateLoss")),
                row("too-large-rate", above(10 * LEARNED, "smallRateLoss"), below(LEARNED / 2, "rightRateLoss")),
                // The largest logits whose loss is finite: exp overflows at 89, the least float is exp(-103.3).
                row("separate-softmax", below(89, "largestLogitNaive"), above(199, "largestLogitFused")),
                row("separate-softmax", below(104, "largestLogitShifted"), above(199, "largestLogitFused")),
                row("dead-relus", above(0.9 * Networks.WIDTH, "deadUnits"), below(1, "deadUnitsCure")),
                row("dead-relus", above(GUESSING, "deadReluLoss"), below(LEARNED, "healthyReluLoss")),
                row(
                        "leakage",
                        above(0.1, "leakyValidationAccuracy", "leakyTestAccuracy"),
                        below(0.02, "cleanValidationAccuracy", "cleanTestAccuracy")),
                // New images are named as well as without the leak, so that nothing but the check finds it.
                row(
                        "leakage",
                        above(0.99, "leakyValidationAccuracy"),
                        below(0.02, "leakyTestAccuracy", "cleanTestAccuracy")));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @MethodSource("pitfalls")
    void aMistakeIsBadAndItsCureGood(String name, Claim mistake, Claim cure) {
        mistake.check(PUBLISHED.metrics());
        cure.check(PUBLISHED.metrics());
    }

    @Test
    void everyPitfallHasARow() {
        assertEquals(
                PUBLISHED.plots().stream().map(Plot::name).toList(),
                List.copyOf(pitfalls()
                        .map(row -> (String) row.get()[0])
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    static Stream<Pitfall> quick() {
        return Stream.of(new SeparateSoftmax(), new UnclearedGradients());
    }

    /** By itself a pitfall gives the bits that it gave among all seven: what it draws depends on no other. */
    @ParameterizedTest
    @MethodSource("quick")
    void whatWasPublishedComesOutAgain(Pitfall pitfall) {
        FailuresV1 experiment = new FailuresV1();
        ImageParts mnist = Runs.datasets().images(Mnist.SET);
        Pitfall.Finding found = pitfall.run(new Bench(
                mnist.trainDataset(),
                mnist.testDataset(),
                experiment.configuration(),
                RandomKey.of(experiment.configuration().seed()),
                new Recorder(Progress.NONE)));
        Set<String> names = found.figures().values().keySet();
        assertTrue(PUBLISHED.metrics().values().keySet().containsAll(names), names::toString);
        names.forEach(name ->
                assertEquals(PUBLISHED.metrics().value(name), found.figures().value(name), name));
        assertEquals(
                PUBLISHED.plots().stream()
                        .filter(plot -> plot.name().equals(pitfall.name()))
                        .toList(),
                List.of(found.plot()));
    }

    /**
     * What must hold of a figure, or of the difference of two.
     *
     * @param above lower bound
     * @param below upper bound
     */
    private record Claim(List<String> figures, double above, double below) {
        void check(Measures measures) {
            double found = measures.value(figures.get(0)) - (figures.size() > 1 ? measures.value(figures.get(1)) : 0);
            assertTrue(found > above && found < below, () -> this + ", found " + found);
        }

        @Override
        public String toString() {
            return String.join(" - ", figures)
                    + (above > Double.NEGATIVE_INFINITY ? " above " + above : " below " + below);
        }
    }

    private static Claim above(double bound, String... figures) {
        return new Claim(List.of(figures), bound, Double.POSITIVE_INFINITY);
    }

    private static Claim below(double bound, String... figures) {
        return new Claim(List.of(figures), Double.NEGATIVE_INFINITY, bound);
    }

    private static Arguments row(String name, Claim mistake, Claim cure) {
        return Arguments.of(name, mistake, cure);
    }
}
