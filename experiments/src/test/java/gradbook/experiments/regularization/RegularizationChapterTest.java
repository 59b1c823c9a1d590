package gradbook.experiments.regularization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Spread;
import gradbook.experiments.testing.Sweeps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularizationChapterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l2-strong      | 0.90 | the training accuracy is only 90.00 %. The brake is so strong",
                "early-stopping | 0.90 | the training accuracy is only 90.00 %. The brake is so strong",
                "early-stopping | 1.00 | it stops where the validation loss is lowest.",
                "step           | 1.00 | the training accuracy is 100.00 %. The network still knows its images by heart",
            })
    void whyABrakeHurtsIsReadFromTheTrainingAccuracy(String name, double trainAccuracy, String beginning) {
        Regularization experiment = Regularization.ALL.stream()
                .filter(one -> one.id().name().equals("regularization-" + name))
                .findFirst()
                .orElseThrow();
        String why = RegularizationChapter.whyWorse(
                experiment.configuration(),
                Sweeps.of(Sweeps.run("", 3, Measures.empty().with("trainAccuracy", trainAccuracy))));
        assertTrue(why.startsWith(beginning), why);
    }

    /** The first is the baseline, which is not compared with itself. */
    @Test
    void theSummaryNamesEachChangeOnceBesideItsVerdict() {
        List<Comparison> comparisons =
                List.of(comparison(0, 0), comparison(0.01, 0.011), comparison(-0.01, 0.01), comparison(-0.02, -0.021));
        assertEquals(
                "Better than the baseline, and by more than the noise: L2 of 0.001. "
                        + "Not to be told from the baseline with these seeds: L2 of 0.01. "
                        + "Worse than the baseline, and by more than the noise: L2 of 0.1.",
                RegularizationChapter.summary(comparisons));
    }

    private static Comparison comparison(double first, double second) {
        return new Comparison(Spread.of(List.of(first, second)));
    }
}
