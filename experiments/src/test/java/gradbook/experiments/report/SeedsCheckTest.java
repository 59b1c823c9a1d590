package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Sweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeedsCheckTest {
    private static final RunRecord RECORD = MadeUp.record(MadeUp.DIGITS);
    private static final Path FILE = Path.of("reports", "seeds.json");
    private static final String REMEDY = "; sweep again, then publish both";
    private static final String OTHER = "ef".repeat(32);
    private static final Sweep.Run FIRST = first(RECORD.result());

    private static final Sweep SWEEP = new Sweep(
            Sweep.FORMAT,
            RECORD.experiment(),
            RECORD.result().numericsVersion(),
            RECORD.result().configuration(),
            List.of(FIRST, other(FIRST)),
            List.of());

    @Test
    void aSweepThatBeginsWithTheRecordsRunIsItsOwn() {
        assertEquals(Optional.empty(), SeedsCheck.problem(FILE, SWEEP, RECORD));
    }

    static Stream<Arguments> problems() {
        String others = " is of another numerics version or configuration than the record";
        String settings = " has runs with other settings than the pinned ones, or runs that failed";
        String bits =
                " begins with a run of seed 42 that has other bits than the record; it must begin with the pinned run";
        return Stream.of(
                problem(
                        " is of made-up-scalar@2, expected made-up-digits@1",
                        sweep -> of(new ExperimentId("made-up-scalar", 2), 1, 42, sweep.runs(), List.of())),
                problem(
                        " is of made-up-digits@2, expected made-up-digits@1",
                        sweep -> of(new ExperimentId("made-up-digits", 2), 1, 42, sweep.runs(), List.of())),
                problem(others, sweep -> of(sweep.experiment(), 2, 42, sweep.runs(), List.of())),
                problem(others, sweep -> of(sweep.experiment(), 1, 43, sweep.runs(), List.of())),
                problem(settings, sweep -> of(sweep, List.of(FIRST, set(other(FIRST))), List.of())),
                problem(
                        settings,
                        sweep -> of(
                                sweep, sweep.runs(), List.of(new Sweep.Failed(Map.of("seed", "44"), "it diverged")))),
                problem(bits, sweep -> of(sweep, List.of(with(FIRST, OTHER, FIRST.weightsSha256())), List.of())),
                problem(bits, sweep -> of(sweep, List.of(with(FIRST, FIRST.lossCurveSha256(), OTHER)), List.of())),
                problem(bits, sweep -> of(sweep, List.of(nearly(FIRST), other(FIRST)), List.of())),
                problem(bits.replace("42", "43"), sweep -> of(sweep, List.of(other(FIRST), FIRST), List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void everyProblemIsOneSentence(String sentence, UnaryOperator<Sweep> altered) {
        assertEquals(Optional.of(FILE + sentence + REMEDY), SeedsCheck.problem(FILE, altered.apply(SWEEP), RECORD));
    }

    private static Arguments problem(String sentence, UnaryOperator<Sweep> altered) {
        return Arguments.of(sentence, altered);
    }

    private static Sweep of(Sweep sweep, List<Sweep.Run> runs, List<Sweep.Failed> failed) {
        return of(sweep.experiment(), 1, 42, runs, failed);
    }

    private static Sweep of(ExperimentId id, int numerics, long seed, List<Sweep.Run> runs, List<Sweep.Failed> failed) {
        Result pinned = MadeUp.record(MadeUp.DIGITS, seed, 2, 0.75, List.of()).result();
        return new Sweep(Sweep.FORMAT, id, numerics, pinned.configuration(), runs, failed);
    }

    private static Sweep.Run first(Result result) {
        return new Sweep.Run(
                Map.of(),
                42,
                2,
                result.metrics(),
                result.epochs().get(1).measures(),
                result.lossCurveSha256(),
                result.weightsSha256(),
                1);
    }

    /** Another seed's run: other bits, other figures. */
    private static Sweep.Run other(Sweep.Run run) {
        Measures metrics = Measures.empty().with("testAccuracy", 0.5).with("testLoss", 0.1);
        return new Sweep.Run(Map.of(), 43, 2, metrics, run.last(), OTHER, OTHER, 1);
    }

    private static Sweep.Run set(Sweep.Run run) {
        return new Sweep.Run(
                Map.of("epochs", "3"), run.seed(), 3, run.metrics(), run.last(), OTHER, OTHER, run.seconds());
    }

    private static Sweep.Run with(Sweep.Run run, String lossCurve, String weights) {
        return new Sweep.Run(Map.of(), run.seed(), 2, run.metrics(), run.last(), lossCurve, weights, run.seconds());
    }

    /** The same digests, and one figure that differs in its last bit. */
    private static Sweep.Run nearly(Sweep.Run run) {
        Measures metrics = Measures.empty()
                .with("testAccuracy", run.value("testAccuracy"))
                .with("testLoss", Math.nextUp(run.value("testLoss")));
        return new Sweep.Run(
                Map.of(), 42, 2, metrics, run.last(), run.lossCurveSha256(), run.weightsSha256(), run.seconds());
    }
}
