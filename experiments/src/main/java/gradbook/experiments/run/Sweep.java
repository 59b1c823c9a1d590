package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs of one experiment that differ in their seed, and in what else the sweep goes over.
 *
 * @param format version of this layout
 * @param experiment name and version
 * @param numericsVersion the numeric contract's version
 * @param configuration the pinned one, which the runs differ from
 * @param runs in the order of the sweep
 * @param failed those that came to no end, for instance because the loss did not stay finite; left out where there are none
 */
public record Sweep(
        int format,
        ExperimentId experiment,
        int numericsVersion,
        ObjectNode configuration,
        List<Run> runs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Failed> failed) {
    /** The layout that this program writes and reads. */
    public static final int FORMAT = 1;

    public Sweep {
        Objects.requireNonNull(experiment, "a sweep has no experiment");
        Objects.requireNonNull(configuration, "a sweep has no configuration");
        runs = List.copyOf(runs);
        failed = failed == null ? List.of() : List.copyOf(failed);
    }

    /**
     * A run that came to no end.
     *
     * @param settings what was set, the seed included
     * @param reason a sentence
     */
    public record Failed(Map<String, String> settings, String reason) {
        public Failed {
            settings = new LinkedHashMap<>(settings);
        }
    }

    /**
     * One run.
     *
     * @param settings what was set beside the seed, by name, as it was typed
     * @param epochs how many it took
     * @param metrics its final figures
     * @param last what was measured after its last epoch; nothing of a run without epochs
     * @param seconds of the whole run, on one thread beside others; not reproducible
     */
    public record Run(
            Map<String, String> settings,
            long seed,
            int epochs,
            Measures metrics,
            Measures last,
            String lossCurveSha256,
            String weightsSha256,
            double seconds) {
        public Run {
            Objects.requireNonNull(metrics, "a sweep's run has no metrics");
            Objects.requireNonNull(last, "a sweep's run has no last");
            Objects.requireNonNull(lossCurveSha256, "a sweep's run has no lossCurveSha256");
            Objects.requireNonNull(weightsSha256, "a sweep's run has no weightsSha256");
            settings = new LinkedHashMap<>(settings);
        }

        /** What a record says of its run. */
        static Run of(Map<String, String> settings, RunRecord record) {
            Result result = record.result();
            return new Run(
                    settings,
                    result.configuration().path("seed").asLong(),
                    result.epochs().size(),
                    result.metrics(),
                    result.epochs().isEmpty()
                            ? Measures.empty()
                            : result.epochs().get(result.epochs().size() - 1).measures(),
                    result.lossCurveSha256(),
                    result.weightsSha256(),
                    record.environment().seconds());
        }

        /** A figure by its name: a final one, or else one of the last epoch. */
        public double value(String name) {
            return metrics.has(name) ? metrics.value(name) : last.value(name);
        }

        /** Whether there is such a figure. */
        public boolean has(String name) {
            return metrics.has(name) || last.has(name);
        }
    }

    /** The runs by their settings, in the order of the sweep. */
    @JsonIgnore
    public Map<Map<String, String>, List<Run>> bySettings() {
        Map<Map<String, String>, List<Run>> groups = new LinkedHashMap<>();
        for (Run run : runs) {
            groups.merge(run.settings(), List.of(run), (one, other) -> {
                List<Run> both = new ArrayList<>(one);
                both.addAll(other);
                return List.copyOf(both);
            });
        }
        return groups;
    }

    /** A figure of all runs, over the seeds. */
    public Spread spread(String name) {
        return Spread.of(runs.stream().map(run -> run.value(name)).toList());
    }
}
