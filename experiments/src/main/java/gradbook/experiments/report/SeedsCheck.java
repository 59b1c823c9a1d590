package gradbook.experiments.report;

import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Sweep;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a sweep over seeds belongs to the record beside it: its first run must be the record's, bit for bit. */
final class SeedsCheck {
    private static final String REMEDY = "; sweep again, then publish both";

    private SeedsCheck() {}

    /** What is wrong, in a sentence. */
    static Optional<String> problem(Path file, Sweep sweep, RunRecord record) {
        Result result = record.result();
        Sweep.Run first = sweep.runs().get(0);
        if (!sweep.experiment().equals(record.experiment())) {
            return Optional.of(file + " is of " + sweep.experiment() + ", expected " + record.experiment() + REMEDY);
        }
        if (sweep.numericsVersion() != result.numericsVersion()
                || !sweep.configuration().equals(result.configuration())) {
            return Optional.of(file + " is of another numerics version or configuration than the record" + REMEDY);
        }
        if (sweep.runs().stream().anyMatch(run -> !run.settings().isEmpty())
                || !sweep.failed().isEmpty()) {
            return Optional.of(
                    file + " has runs with other settings than the pinned ones, or runs that failed" + REMEDY);
        }
        if (!first.lossCurveSha256().equals(result.lossCurveSha256())
                || !first.weightsSha256().equals(result.weightsSha256())
                || !first.metrics().equals(result.metrics())) {
            return Optional.of(file + " begins with a run of seed " + first.seed()
                    + " that has other bits than the record; it must begin with the pinned run" + REMEDY);
        }
        return Optional.empty();
    }
}
