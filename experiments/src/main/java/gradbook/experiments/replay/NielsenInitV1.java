package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.io.WeightsDigest;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.export.TrainedOnSamples;
import gradbook.experiments.model.SideBySide;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code replay-nielsen-init@1}: the comparison of two initializations in Michael Nielsen's "Neural Networks and Deep Learning", chapter 3,
 * by its program network2.py.
 */
public final class NielsenInitV1 implements Replay<NielsenInitV1.Settings> {
    private static final int VALIDATION_FROM = 50_000;
    private static final int VALIDATION = 10_000;

    /** Which weights a network starts from; both are trained one after the other, and share their generators. */
    public enum Initialization {
        /** Normal, over the root of the inputs. */
        DEFAULT,
        /** Normal. */
        LARGE,
        /** First the one, then the other. */
        BOTH
    }

    /**
     * The author's settings, by his names.
     *
     * @param seed of Python's generator, which shuffles, and of NumPy's, which draws the weights
     * @param epochs of each network
     * @param hidden units between
     * @param eta the learning rate
     * @param lambda of the penalty {@code λ/2n Σ w²}
     * @param trainSamples n, the first images of MNIST's training part
     * @param batchSize images in a step
     */
    public record Settings(
            @Range(from = 0, to = 0xFFFF_FFFFL) long seed,
            @Range(from = 1) int epochs,
            @Range(from = 1) int hidden,
            @Range(from = 0) double eta,
            @Range(from = 0) double lambda,
            @Range(from = 1, to = VALIDATION_FROM) int trainSamples,
            @Range(from = 1) int batchSize,
            Initialization initialization)
            implements Configuration {
        public Settings {
            Configuration.check(
                    Settings.class, seed, epochs, hidden, eta, lambda, trainSamples, batchSize, initialization);
        }

        int batches() {
            return (trainSamples + batchSize - 1) / batchSize;
        }

        List<Initialization> networks() {
            return initialization == Initialization.BOTH
                    ? List.of(Initialization.DEFAULT, Initialization.LARGE)
                    : List.of(initialization);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-nielsen-init", 1);
    }

    @Override
    public String summary() {
        return "two initializations compared as in Nielsen's book, 30 epochs each, from their seeds";
    }

    @Override
    public String data() {
        return "MNIST";
    }

    @Override
    public String lossName() {
        return "cross-entropy of ten sigmoids";
    }

    @Override
    public String expectation() {
        return "2 min, 96.50 and 96.37 % validation accuracy";
    }

    @Override
    public Settings configuration() {
        return new Settings(12345678, 30, 30, 0.1, 5, VALIDATION_FROM, 10, Initialization.BOTH);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        ImageParts mnist = datasets.images(Mnist.SET);
        Map<String, NielsenData> parts = new LinkedHashMap<>();
        parts.put("train", new NielsenData(mnist.train(), 0, settings.trainSamples()));
        parts.put("validation", new NielsenData(mnist.train(), VALIDATION_FROM, VALIDATION));
        parts.put("test", new NielsenData(mnist.test(), 0, mnist.test().count()));
        NielsenTraining training = new NielsenTraining(settings, parts);
        training.run(recorder);
        Map<String, Integer> split = new LinkedHashMap<>();
        parts.forEach((name, part) -> split.put(name, part.size()));
        SideBySide networks = training.networks();
        List<EpochMeasures> epochs = recorder.epochs();
        Measures last = Measures.empty();
        List<Plot.Line> lines = new ArrayList<>();
        for (Initialization one : settings.networks()) {
            int from = lines.size() * settings.epochs();
            List<Double> accuracies = epochs.subList(from, from + settings.epochs()).stream()
                    .map(epoch -> epoch.measures().value("validationAccuracy"))
                    .toList();
            String name = one.name().toLowerCase(Locale.ROOT);
            lines.add(new Plot.Line(
                    name + " weights",
                    IntStream.rangeClosed(1, settings.epochs())
                            .mapToObj(epoch -> (double) epoch)
                            .toList(),
                    accuracies.stream().map(accuracy -> 100 * accuracy).toList()));
            last = last.with(name + "ValidationAccuracy", accuracies.get(accuracies.size() - 1));
        }
        Plot plot = new Plot(
                "validation-accuracy", "Two initializations", "epoch", "validation accuracy (%)", false, lines);
        return Outcome.of(
                        DataFile.of(Mnist.SET.files()),
                        split,
                        Math.toIntExact(networks.parameterCount()),
                        WeightsDigest.sha256(networks.namedParameters()),
                        last)
                .with(List.of(plot), List.of())
                .with(new TrainedOnSamples(
                        Narrowed.of(networks),
                        parts.get("test").pixelsOfAll().to(DType.FLOAT32),
                        new TrainedOnSamples.Said("pixels", "a pixel over 256, row by row"),
                        new TrainedOnSamples.Said(
                                "logits",
                                "for each network ("
                                        + String.join(", ", networks.children().keySet())
                                        + ") one for each digit; sigmoid makes of them the author's outputs"),
                        "From images of MNIST to digits." + TrainedOnSamples.ROUNDED,
                        Optional.of(Mnist.SET.licence())));
    }

    @Override
    public Optional<String> headline() {
        return Optional.empty();
    }

    @Override
    public String setup() {
        return "The author's own: 784-30-10 sigmoid units, cross-entropy of each output, batches of 10, rate eta, a penalty of lambda on the "
                + "weights; once from normal weights over the root of the inputs, once from normal weights. One stream of Python's draws shuffles "
                + "for both, one of NumPy's draws the weights of both. A pixel is its value over 256. Float64. Epochs after those of the first "
                + "network are the second's; the picture has both. Costs have the penalty over the number of images that are looked at, as the "
                + "author's program computes them.";
    }

    @Override
    public String caption(Plot plot) {
        return "The figure of the book: with smaller weights to begin with, the hidden units are not saturated, and learn from the start.";
    }

    @Override
    public String interpretation(Result result) {
        return result.metrics().values().entrySet().stream()
                        .map(figure -> String.format(
                                Locale.ROOT,
                                "After the last epoch the network from %s weights has %.2f %% of the validation images right. ",
                                figure.getKey().replace("ValidationAccuracy", ""),
                                100 * figure.getValue()))
                        .collect(Collectors.joining())
                + BESIDE;
    }
}
