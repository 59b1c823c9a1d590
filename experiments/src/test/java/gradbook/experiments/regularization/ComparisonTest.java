package gradbook.experiments.regularization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.testing.Sweeps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Sweep BASELINE = sweep("1:0.90 2:0.91 3:0.89 4:0.92");

    /**
     * By hand: differences 2, 1, 2, 1 % have mean 1.5 % and deviation 0.577 %, so ± 3.182 · 0.577 / 2 = 0.92 %. Seed by seed a small
     * difference is told from noise that is larger than it.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:0.92 2:0.92 3:0.91 4:0.93 | BETTER | +1.50 ± 0.92 %",
                "4:0.93 3:0.91 2:0.92 1:0.92 | BETTER | +1.50 ± 0.92 %",
                "1:0.88 2:0.90 3:0.87 4:0.91 | WORSE  | -1.50 ± 0.92 %",
                "1:0.92 2:0.90 3:0.91 4:0.91 | SAME   | +0.50 ± 2.76 %",
                "1:0.88 2:0.92 3:0.87 4:0.93 | SAME   | -0.50 ± 2.76 %",
                "1:0.90 2:0.91 3:0.89 4:0.92 | SAME   | +0.00 ± 0.00 %",
            })
    void theVerdictIsOfTheDifferencesSeedBySeed(String changed, Comparison.Verdict verdict, String text) {
        Comparison comparison = Comparison.of(sweep(changed), BASELINE);
        assertEquals(verdict, comparison.verdict());
        assertEquals(text, comparison.text());
    }

    /** However large the difference: without a second seed nothing is known of the noise. */
    @Test
    void oneSeedProvesNothing() {
        Comparison comparison = Comparison.of(sweep("1:0.99"), sweep("1:0.10"));
        assertEquals(Comparison.Verdict.SAME, comparison.verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1:0.9 2:0.9 3:0.9             | [1, 2, 3]",
                "1:0.9 2:0.9 3:0.9 5:0.9       | [1, 2, 3, 5]",
                "1:0.9 2:0.9 3:0.9 4:0.9 5:0.9 | [1, 2, 3, 4, 5]",
            })
    void otherSeedsAreRefused(String changed, String seeds) {
        assertEquals(
                "made-up-sweep@1 was run with other seeds than made-up-sweep@1: " + seeds + " and [1, 2, 3, 4]",
                assertThrows(IllegalArgumentException.class, () -> Comparison.of(sweep(changed), BASELINE))
                        .getMessage());
    }

    /** @param runs {@code seed:accuracy} */
    private static Sweep sweep(String runs) {
        return Sweeps.of(Arrays.stream(runs.split(" "))
                .map(run -> run.split(":"))
                .map(run -> Sweeps.run(
                        "", Long.parseLong(run[0]), Measures.empty().with("testAccuracy", Double.parseDouble(run[1]))))
                .toArray(Sweep.Run[]::new));
    }
}
