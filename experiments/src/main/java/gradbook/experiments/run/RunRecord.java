package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import gradbook.experiments.export.Exported;
import java.util.Optional;

/**
 * What a run leaves behind.
 *
 * @param format version of this layout
 * @param experiment name and version
 * @param result reproducible, compared
 * @param environment where and how fast, not compared
 * @param exported the models it left; null, and left out, if it left none
 */
public record RunRecord(
        int format,
        ExperimentId experiment,
        Result result,
        Environment environment,
        @JsonInclude(JsonInclude.Include.NON_NULL) Exported exported) {
    /** The layout that this program writes and reads. */
    public static final int FORMAT = 1;

    /** A record of a run that left no model. */
    public RunRecord(int format, ExperimentId experiment, Result result, Environment environment) {
        this(format, experiment, result, environment, null);
    }

    /** This with the models that the run left. */
    RunRecord with(Exported models) {
        return new RunRecord(format, experiment, result, environment, models);
    }

    /** The models it left. */
    public Optional<Exported> models() {
        return Optional.ofNullable(exported);
    }
}
