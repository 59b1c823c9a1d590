package gradbook.experiments.cli;

import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelExport;
import gradbook.experiments.export.ModelFile;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook export}. */
@Command(
        name = "export",
        description = {
            "Take the model of a run to a file, after checking that it is the one that its record names.",
            "Every run leaves its models in runs/; each was compared with ONNX Runtime before it was kept."
        })
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "An experiment that was run: mnist-mlp or mnist-mlp@1.")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "onnx",
            description =
                    "One of: onnx (scaled images to logits; the default), classifier (ONNX, from bytes to probabilities and a "
                            + "label), safetensors (weights under PyTorch's names).")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; default: the experiment's name in this folder.")
    private Path output;

    /** What can be had. */
    enum Format {
        ONNX(ModelExport.LOGITS, ".onnx"),
        CLASSIFIER(ModelExport.CLASSIFIER, "-classifier.onnx"),
        SAFETENSORS(ModelExport.WEIGHTS, ".safetensors");

        private final String file;
        private final String ending;

        Format(String file, String ending) {
            this.file = file;
            this.ending = ending;
        }
    }

    @Override
    public Integer call() {
        Experiment<?> experiment = Catalogue.known(spec.commandLine(), id);
        Path folder = gradbook.home().resolve("runs").resolve(experiment.id().folder());
        Path recordFile = folder.resolve(RunRecordFile.NAME);
        if (!Files.exists(recordFile)) {
            throw new Failure(experiment.id() + " was not trained here: there is no " + recordFile
                    + "; run it first: `gradbook run " + experiment.id().name() + "`");
        }
        RunRecord record = RunRecordFile.read(recordFile);
        Exported models = record.models()
                .orElseThrow(() -> new Failure(recordFile + " is of a run that left no model; "
                        + experiment
                                .noModel()
                                .map(reason -> experiment.id() + " leaves none, because " + reason)
                                .orElse("run " + experiment.id() + " again")));
        ModelFile.Digest pinned = models.file(format.file)
                .orElseThrow(() -> new Failure(recordFile + " names no " + format.file + "; the model of "
                        + experiment.id() + " is no classifier of images: take another format"));
        byte[] content = read(folder.resolve(format.file), pinned);
        Path to = output == null ? Path.of(experiment.id().folder() + format.ending) : output;
        AtomicFiles.write(to, content);
        spec.commandLine().getOut().println("wrote " + to + " (" + content.length + " bytes)");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static byte[] read(Path file, ModelFile.Digest pinned) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; run the experiment again", e);
        }
        String found = Sha256.of(content);
        if (!found.equals(pinned.sha256())) {
            throw new Failure(file + " is not the file that its record names: expected SHA-256 " + pinned.sha256()
                    + ", found " + found + "; run the experiment again");
        }
        return content;
    }
}
