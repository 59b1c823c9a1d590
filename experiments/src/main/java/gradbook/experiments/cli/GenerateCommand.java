package gradbook.experiments.cli;

import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import gradbook.experiments.music.MusicText;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.sequence.Sampling;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import gradbook.experiments.sequence.Writer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook generate}. */
@Command(
        name = "generate",
        description = {
            "Have a trained network write on from a prompt: one that was run here, or an exported model in ONNX Runtime.",
            "The same seed writes the same text. Of a network that writes music, --output keeps a MIDI file."
        })
final class GenerateCommand implements Callable<Integer> {
    private static final String ONNX = ".onnx";

    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ID|MODEL.onnx",
            description = "An experiment that was run, such as shakespeare-gpt, or a model that one left.")
    private String source;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What to write on from; default: a line's beginning, a name's or a piece's.")
    private String prompt;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description =
                    "Below 1 bolder in what is likely, above it wilder; 0 always takes the most likely. Default: 1.")
    private double temperature;

    @Option(names = "--top-k", paramLabel = "K", description = "Draw among the K most likely only.")
    private Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1",
            description = "Draw among the fewest that have P of the probability together. Default: 1.")
    private double topP;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Of the draws. Default: 42.")
    private long seed;

    @Option(
            names = "--length",
            paramLabel = "L",
            defaultValue = "500",
            description = "Characters to write at most, or notes, chords and steps in time. Default: 500.")
    private int length;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
    private int threads;

    @Option(names = "--no-cache", description = "Read the whole text again for every character; the same text, later.")
    private boolean noCache;

    @Option(
            names = "--output",
            paramLabel = "FILE.mid",
            description = "Of music: write it here, the prompt's too, as a MIDI file.")
    private Path output;

    @Override
    public Integer call() {
        if (length < 1 || threads < 1) {
            throw usage((length < 1 ? "--length" : "--threads") + " must be at least 1, found "
                    + (length < 1 ? length : threads));
        }
        Sampling sampling = sampling();
        try (TextSource text = source.endsWith(ONNX)
                ? TextSource.ofModel(Path.of(source), threads)
                : ofRun(Catalogue.known(spec.commandLine(), source))) {
            int[] begun = begun(text.text());
            if (output != null && !MusicText.isWrittenBy(text.text().vocabulary())) {
                throw usage("--output keeps music, and " + source + " writes "
                        + text.text().vocabulary().unit() + "; take music-lstm, or leave --output out");
            }
            Workers.with(threads, () -> {
                write(text, begun, sampling);
                return null;
            });
        }
        return 0;
    }

    private Sampling sampling() {
        try {
            return new Sampling(temperature, topK == null ? Integer.MAX_VALUE : topK, topP);
        } catch (IllegalArgumentException refused) {
            throw usage("--" + refused.getMessage());
        }
    }

    private TextSource ofRun(Experiment<?> experiment) {
        if (!(experiment instanceof TextExperiment<?> text)) {
            throw usage(experiment.id() + " does not write; these do: "
                    + Catalogue.ALL.stream()
                            .filter(TextExperiment.class::isInstance)
                            .map(one -> one.id().name())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return TextSource.ofRun(text, TrainedRun.of(gradbook.home(), experiment), !noCache);
    }

    /** What the network reads first: of a text that has no beginning of its own at least a line end. */
    private int[] begun(TextModel text) {
        String first = prompt == null || prompt.isEmpty() ? (text.end().isPresent() ? "" : "\n") : prompt;
        try {
            return text.read(first);
        } catch (IllegalArgumentException unknown) {
            throw usage("--prompt: " + unknown.getMessage());
        }
    }

    private void write(TextSource source, int[] begun, Sampling sampling) {
        TextModel text = source.text();
        // Read and written anew, so that a prompt of words stands apart from what follows.
        String read =
                prompt == null ? "" : text.vocabulary().decode(text.vocabulary().encode(prompt));
        ShownText shown = new ShownText(spec.commandLine().getOut());
        shown.add(read);
        int[] written = {0};
        long start = System.nanoTime();
        try (shown) {
            new Writer(source.reader(), sampling).write(text, begun, length, RandomKey.of(seed), token -> {
                written[0]++;
                shown.add(text.vocabulary().decode(token));
            });
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (source.reader().hasSlid()) {
            note("the text is longer than the " + text.context() + " "
                    + text.vocabulary().unit()
                    + " that the network sees: whenever they were full, it let go of the older half");
        }
        note(String.format(
                Locale.ROOT,
                "%,d %s in %.2f s, %,.0f tokens/s (%s, %d thread%s)",
                written[0],
                text.vocabulary().unit(),
                seconds,
                written[0] / seconds,
                source.how(),
                threads,
                threads == 1 ? "" : "s"));
        if (output != null) {
            MusicText.writeMidi(shown.text(), output.toAbsolutePath());
            note("wrote " + output);
        }
    }

    private void note(String words) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("gradbook: " + words);
        err.flush();
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), "generate: " + problem);
    }
}
