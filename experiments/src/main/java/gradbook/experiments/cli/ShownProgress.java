package gradbook.experiments.cli;

import gradbook.experiments.io.StandardError;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Progress;

/** How a training shows its progress: a bar on a terminal, lines in a log, or nothing. */
final class ShownProgress {
    private ShownProgress() {}

    static Progress of(Experiment<?> experiment, boolean quiet) {
        String title = experiment.id().toString();
        if (quiet) {
            return Progress.NONE;
        }
        return StandardError.isTerminal()
                ? new TrainingBar(title, experiment.samples(), System.err)
                : new EpochLines(title, experiment.samples(), System.err);
    }
}
