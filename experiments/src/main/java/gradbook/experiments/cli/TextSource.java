package gradbook.experiments.cli;

import gradbook.engine.io.Weights;
import gradbook.engine.nn.Module;
import gradbook.experiments.export.ModelExport;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Json;
import gradbook.experiments.sequence.ModelReader;
import gradbook.experiments.sequence.Reader;
import gradbook.experiments.sequence.Rereader;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import gradbook.interop.onnx.LoadedModel;
import gradbook.interop.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network that can write, ready to read.
 *
 * @param text what its tokens mean
 * @param how it works, in a word or two
 * @param onClose frees what it holds
 */
record TextSource(TextModel text, Reader reader, String how, Runnable onClose) implements AutoCloseable {
    /** The network of a run, in the engine. */
    static <C extends Record & Configuration> TextSource ofRun(
            TextExperiment<C> experiment, TrainedRun run, boolean cache) {
        run.read(ModelExport.WEIGHTS); // refuses what is not the run's
        C configuration = Json.record(run.record().result().configuration(), experiment.configuration());
        Module network = experiment.untrained(configuration);
        Path weights = run.folder().resolve(ModelExport.WEIGHTS);
        try {
            Weights.load(network, weights);
        } catch (IOException e) {
            throw new Failure("cannot read " + weights + ": " + Reason.of(e) + "; run the experiment again", e);
        }
        TextModel text = experiment.text(configuration);
        Reader reader = cache ? Reader.of(network, text.context()) : new Rereader(network, text.context());
        return new TextSource(text, reader, cache ? "the engine" : "the engine, nothing kept", () -> {});
    }

    /** A model that was exported, in ONNX Runtime. */
    static TextSource ofModel(Path file, int threads) {
        try {
            LoadedModel model = OnnxModel.of(Files.readAllBytes(file), threads);
            TextModel text = TextModel.of(model.metadata())
                    .orElseThrow(() -> new IllegalArgumentException("its metadata name no vocabulary and no context"));
            return new TextSource(text, new ModelReader(model, text), "ONNX Runtime", model::close);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e), e);
        } catch (IllegalArgumentException refused) {
            throw new Failure(
                    file + " cannot write: " + refused.getMessage()
                            + "; take the model.onnx of a run whose network writes, such as shakespeare-gpt",
                    refused);
        }
    }

    @Override
    public void close() {
        onClose.run();
    }
}
