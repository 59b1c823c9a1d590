package gradbook.experiments.cli;

import gradbook.engine.io.Weights;
import gradbook.engine.nn.Module;
import gradbook.experiments.export.ModelExport;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Json;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The network of a run that was trained to write.
 *
 * @param text what its tokens mean
 */
record TrainedWriter(Module network, TextModel text) {
    /**
     * The network, with the weights that the run left.
     *
     * @throws Failure if they are not those that its record names
     */
    static <C extends Record & Configuration> TrainedWriter of(TextExperiment<C> experiment, TrainedRun run) {
        run.read(ModelExport.WEIGHTS); // refuses what is not the run's
        C configuration = Json.record(run.record().result().configuration(), experiment.configuration());
        Module network = experiment.untrained(configuration);
        Path weights = run.folder().resolve(ModelExport.WEIGHTS);
        try {
            Weights.load(network, weights);
        } catch (IOException e) {
            throw new Failure("cannot read " + weights + ": " + Reason.of(e) + "; run the experiment again", e);
        }
        return new TrainedWriter(network, experiment.text(configuration));
    }
}
