package gradbook.experiments.regularization;

import gradbook.experiments.run.Spread;
import gradbook.experiments.run.Sweep;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A change held against the baseline, seed by seed.
 *
 * @param difference of the test accuracy to the baseline's, 0 to 1
 */
record Comparison(Spread difference) {
    /** What a difference comes to. */
    enum Verdict {
        BETTER("better", "Better than the baseline, and by more than the noise"),
        SAME("within the noise", "Not to be told from the baseline with these seeds"),
        WORSE("worse", "Worse than the baseline, and by more than the noise");

        private final String title;
        private final String sentence;

        Verdict(String title, String sentence) {
            this.title = title;
            this.sentence = sentence;
        }

        String title() {
            return title;
        }

        /** What is said of all changes with this verdict. */
        String sentence() {
            return sentence;
        }
    }

    /**
     * The test accuracies of two sweeps over the same seeds.
     *
     * @throws IllegalArgumentException if their seeds differ
     */
    static Comparison of(Sweep changed, Sweep baseline) {
        Map<Long, Double> before =
                baseline.runs().stream().collect(Collectors.toMap(Sweep.Run::seed, run -> run.value("testAccuracy")));
        Map<Long, Sweep.Run> after =
                changed.runs().stream().collect(Collectors.toMap(Sweep.Run::seed, Function.identity()));
        if (!before.keySet().equals(after.keySet())) {
            throw new IllegalArgumentException(changed.experiment() + " was run with other seeds than "
                    + baseline.experiment() + ": " + after.keySet() + " and " + before.keySet());
        }
        return new Comparison(Spread.of(changed.runs().stream()
                .map(run -> run.value("testAccuracy") - before.get(run.seed()))
                .toList()));
    }

    Verdict verdict() {
        if (!difference.isAboveNoise()) {
            return Verdict.SAME;
        }
        return difference.mean() > 0 ? Verdict.BETTER : Verdict.WORSE;
    }

    /** {@code +0.52 ± 0.21 %}. */
    String text() {
        return String.format(Locale.ROOT, "%+.2f ± %.2f %%", 100 * difference.mean(), 100 * difference.halfWidth());
    }
}
