package gradbook.experiments.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.published.PublishedChecks.Check;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.testing.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of {@code golden/published/operator-checks.json} against this engine's. */
class OperatorChecksTest {
    private static final PublishedChecks PUBLISHED = PublishedChecks.read(Runs.HOME);

    private static final List<ComparedFigure> COMPARED = OperatorChecks.compared(Runs.HOME);

    static Stream<Arguments> figures() {
        return COMPARED.stream().map(one -> Arguments.of(Named.of(one.check() + ", " + one.figure(), one)));
    }

    /** A figure is equal, or its reason is there and needed. */
    @ParameterizedTest
    @MethodSource("figures")
    void hasThePrintedDigitsOrAReason(ComparedFigure one) {
        if (one.reason().isPresent()) {
            assertFalse(
                    one.isEqual(),
                    () -> "equal after all, and the file says: " + one.reason().get());
        } else {
            assertTrue(one.isEqual(), () -> "printed " + one.published() + ", ours " + one.ours());
        }
    }

    @Test
    void everyCheckHasARowAndEveryRowACheck() {
        assertEquals(
                PUBLISHED.checks().stream().map(Check::id).sorted().toList(),
                OperatorChecks.ALL.stream().map(OperatorCheck::id).sorted().toList());
    }

    @Test
    void everySourceIsOneThatAChecksFiguresComeFrom() {
        assertEquals(
                PUBLISHED.sources().keySet(),
                PUBLISHED.checks().stream().map(Check::source).collect(Collectors.toSet()));
    }

    @Test
    void everyReasonIsForAFigureThatIsThere() {
        for (Check check : PUBLISHED.checks()) {
            Set<String> names = check.figures().keySet().stream()
                    .flatMap(value -> IntStream.range(
                                    0, check.figures().get(value).size())
                            .mapToObj(i -> check.figure(value, i)))
                    .collect(Collectors.toSet());
            assertTrue(names.containsAll(check.reasons().keySet()), () -> check.id() + ": " + check.reasons());
        }
    }

    /** 0.125 and 2.5 are ties in binary too; 0.1 and 1e-3 are not what they are printed as. */
    @ParameterizedTest
    @CsvSource({
        "0.13, 0.125, 0.13, true",
        "0.12, 0.125, 0.12, true",
        "0.1, 0.1, 0.1, true",
        "0.100, 0.1004, 0.100, true",
        "0.100, 0.1006, 0.101, false",
        "-0.0, -0.04, 0.0, true",
        "3., 2.5, 3., true",
        "28, 28, 28, true",
        "1, 2, 2, false",
        "0x1.8p1, 3, 0x1.8p1, true",
        "0x1.8p1, 3.0000000000000004, 0x1.8000000000001p1, false",
        "1.0, NaN, NaN, false",
        "1.0, Infinity, Infinity, false",
    })
    void isEqualIfItRoundsToThePrintedDecimals(String published, double ours, String rounded, boolean equal) {
        ComparedFigure one = figure("y", published, ours, Optional.empty());
        assertEquals(equal, one.isEqual());
        assertEquals(rounded, one.rounded());
    }

    @Test
    void aTableForEachSourceHasARowForEachValue() {
        Markdown page = new Markdown();
        List<ComparedFigure> figures = List.of(
                figure("y[0]", "0.50", 0.5, Optional.empty()), figure("y[1]", "2.71", 2.7182, Optional.of("cut off")));
        OperatorTable.write(page, 2, figures);
        assertEquals("""
                ## A book

                | what | value | theirs | ours | equal | largest difference |
                | --- | --- | --- | --- | --- | ---: |
                | e^x | `y` | 0.50, 2.71 | 0.50, 2.72 | no: `y[1]`, cut off | 8.2e-03 |
                """, page.toString());
        assertEquals(
                "1 of 2 figures, in 1 checks from 1 sources, have the printed digits; beside each other one stands the reason.",
                OperatorTable.summary(figures));
    }

    private static ComparedFigure figure(String figure, String published, double ours, Optional<String> reason) {
        return new ComparedFigure("e", "A book", "e^x", "y", figure, published, ours, reason);
    }
}
