package gradbook.experiments.cli;

import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelExport;
import gradbook.experiments.export.Models;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.sequence.TextExperiment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook export}. */
@Command(
        name = "export",
        description = {
            "Take the model of a run to a file, after checking that it is the one that its record names.",
            "Every run leaves its models in runs/; each was compared with ONNX Runtime before it was kept. That with a cache is made "
                    + "of the run's weights when it is asked for, and compared then."
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
                    "One of: onnx (scaled images, or tokens, to logits; the default), classifier (ONNX, from bytes to probabilities and "
                            + "a label), cache (ONNX, of a GPT, whose keys and values go in and come out), safetensors (weights under "
                            + "PyTorch's names).")
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
        CACHE(ModelExport.WITH_CACHE, "-with-cache.onnx"),
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
        TrainedRun run = TrainedRun.of(gradbook.home(), experiment);
        byte[] content = format == Format.CACHE ? withCache(experiment, run) : run.read(format.file);
        Path to = output == null ? Path.of(experiment.id().folder() + format.ending) : output;
        AtomicFiles.write(to, content);
        spec.commandLine().getOut().println("wrote " + to + " (" + content.length + " bytes)");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private byte[] withCache(Experiment<?> experiment, TrainedRun run) {
        if (experiment instanceof TextExperiment<?> text) {
            TrainedWriter trained = TrainedWriter.of(text, run);
            if (trained.network() instanceof Gpt gpt) {
                Models models = ModelExport.withCache(
                        gpt,
                        run.read(ModelExport.LOGITS),
                        trained.text().vocabulary().size());
                Exported.Proof proof = models.proof();
                spec.commandLine()
                        .getOut()
                        .printf(
                                Locale.ROOT,
                                "ONNX Runtime read %d stretches piece by piece as the engine read them whole: logits within %.1e%n",
                                proof.samples(),
                                proof.largestDifference());
                return models.files().get(0).content();
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "export: " + experiment.id()
                        + " keeps no keys and values; a model with a cache is made of a GPT, such as "
                        + "shakespeare-gpt");
    }
}
