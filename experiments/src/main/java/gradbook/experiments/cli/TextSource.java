package gradbook.experiments.cli;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.sequence.Reader;
import gradbook.experiments.sequence.Rereader;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import gradbook.interop.onnx.CachedModel;
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
        TrainedWriter trained = TrainedWriter.of(experiment, run);
        TextModel text = trained.text();
        Reader reader =
                cache ? Reader.of(trained.network(), text.context()) : new Rereader(trained.network(), text.context());
        return new TextSource(text, reader, cache ? "the engine" : "the engine, nothing kept", () -> {});
    }

    /** A model that was exported, in ONNX Runtime. */
    static TextSource ofModel(Path file, int threads) {
        try {
            LoadedModel model = OnnxModel.of(Files.readAllBytes(file), threads);
            TextModel text = TextModel.of(model.metadata())
                    .orElseThrow(() -> new IllegalArgumentException("its metadata name no vocabulary and no context"));
            String how = CachedModel.is(model) ? "ONNX Runtime, keys and values kept" : "ONNX Runtime";
            return new TextSource(text, Reader.of(model, text), how, model::close);
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
