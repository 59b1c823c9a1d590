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
 * @param trace what the run passed through, as reproducible; null, and left out, in a record from before there was one
 * @param environment where and how fast, not compared
 * @param exported the models it left; null, and left out, if it left none
 */
public record RunRecord(
        int format,
        ExperimentId experiment,
        Result result,
        @JsonInclude(JsonInclude.Include.NON_NULL) Trace trace,
        Environment environment,
        @JsonInclude(JsonInclude.Include.NON_NULL) Exported exported) {
    /** The layout that this program writes and reads. */
    public static final int FORMAT = 1;

    /** A record without a trace, of a run that left no model. */
    public RunRecord(int format, ExperimentId experiment, Result result, Environment environment) {
        this(format, experiment, result, null, environment, null);
    }

    /** This with the models that the run left. */
    public RunRecord with(Exported models) {
        return new RunRecord(format, experiment, result, trace, environment, models);
    }

    /** The models it left. */
    public Optional<Exported> models() {
        return Optional.ofNullable(exported);
    }
}
