package gradbook.experiments.testing;

import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sweeps as if they had been run, for tests of what is made of them. */
public final class Sweeps {
    private static final ExperimentId ID = new ExperimentId("made-up-sweep", 1);

    private Sweeps() {}

    /** A sweep of these runs; the pinned seed is 3. */
    public static Sweep of(Sweep.Run... runs) {
        return of(List.of(), runs);
    }

    /** A sweep of these runs and those that failed. */
    public static Sweep of(List<Sweep.Failed> failed, Sweep.Run... runs) {
        return new Sweep(
                Sweep.FORMAT, ID, 1, Json.tree(new ScalarFourPointsV1().configuration()), List.of(runs), failed);
    }

    /**
     * A run of one epoch.
     *
     * @param settings {@code hidden=64 dropout=0.5}
     */
    public static Sweep.Run run(String settings, long seed, Measures metrics) {
        return new Sweep.Run(
                settings(settings),
                seed,
                1,
                metrics,
                Measures.empty().with("trainLoss", 0.5),
                "ab".repeat(32),
                "cd".repeat(32),
                seed);
    }

    /** {@code hidden=64 dropout=0.5} in this order. */
    public static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("="))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }
}
