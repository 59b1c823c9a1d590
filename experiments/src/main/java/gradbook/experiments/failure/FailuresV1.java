package gradbook.experiments.failure;

import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code failures@1}: the usual mistakes, each made on purpose beside its cure. */
public final class FailuresV1 implements Experiment<FailuresConfiguration> {
    private static final List<Pitfall> PITFALLS = List.of(
            new UnclearedGradients(),
            new SwappedTranspose(),
            new DeepSigmoid(),
            new TooLargeRate(),
            new SeparateSoftmax(),
            new DeadRelus(),
            new Leakage());

    @Override
    public ExperimentId id() {
        return new ExperimentId("failures", 1);
    }

    @Override
    public String summary() {
        return "seven usual mistakes, each beside its cure";
    }

    @Override
    public String data() {
        return "MNIST, 1,000 images";
    }

    @Override
    public String expectation() {
        return "20 s";
    }

    @Override
    public FailuresConfiguration configuration() {
        return new FailuresConfiguration(42, 20, 1_000, 50);
    }

    @Override
    public Outcome run(FailuresConfiguration configuration, Recorder recorder, Datasets datasets) {
        ImageParts mnist = datasets.images(Mnist.SET);
        Bench bench = new Bench(
                mnist.trainDataset(), mnist.testDataset(), configuration, RandomKey.of(configuration.seed()), recorder);
        recorder.begin(configuration.epochs(), configuration.samples());
        List<Plot> plots = new ArrayList<>();
        Measures figures = Measures.empty();
        for (Pitfall pitfall : PITFALLS) {
            Pitfall.Finding finding = pitfall.run(bench);
            plots.add(finding.plot());
            for (Map.Entry<String, Double> figure : finding.figures().values().entrySet()) {
                figures = figures.with(figure.getKey(), figure.getValue());
            }
        }
        Module trained = bench.trained();
        return Outcome.of(
                        DataFile.of(Mnist.SET.files()),
                        bench.parts().sizes(),
                        Math.toIntExact(trained.parameterCount()),
                        WeightsDigest.sha256(trained.namedParameters()),
                        figures)
                .with(plots, List.of());
    }

    @Override
    public Optional<String> headline() {
        return Optional.empty();
    }

    @Override
    public String question() {
        return "What does it look like when training goes wrong, and what helps?";
    }

    @Override
    public String setup() {
        return "Small fully connected networks on few images of MNIST, trained by plain SGD. Of each mistake and its cure everything is the "
                + "same but what the picture's legend names: the images and their order, the first weights, the rate. Losses in the "
                + "table are means over the last tenth of the steps. Parameters and digest are of all networks together.";
    }

    @Override
    public String caption(Plot plot) {
        return PITFALLS.stream()
                .filter(pitfall -> pitfall.name().equals(plot.name()))
                .findFirst()
                .orElseThrow()
                .lesson();
    }

    @Override
    public Optional<String> noModel() {
        return Optional.of("its networks are spoilt on purpose");
    }

    @Override
    public String limits() {
        return "Each mistake is shown on one small network and one seed, where it shows clearly. In a larger one it may show less, later, or "
                + "otherwise; the checks that find it stay the same.";
    }

    @Override
    public String interpretation(Result result) {
        Measures found = result.metrics();
        return String.format(
                Locale.ROOT,
                "Most of the seven do not announce themselves by a loss that is not a number. They train, more or less: the swapped "
                        + "transpose ends at a loss of %.3g where the right gradient ends at %.3g, and the leak even looks like success, "
                        + "%.1f %% on the validation images where new ones give %.1f %%. What finds them is a check made for each: the "
                        + "gradient check (a difference of %.1e against %.1e), the gradient norms by layer, the count of dead units "
                        + "(%.0f of %d against %.0f), the count of common samples.",
                found.value("swappedLoss"),
                found.value("rightLoss"),
                100 * found.value("leakyValidationAccuracy"),
                100 * found.value("leakyTestAccuracy"),
                found.value("swappedGradientCheck"),
                found.value("rightGradientCheck"),
                found.value("deadUnits"),
                Networks.WIDTH,
                found.value("deadUnitsCure"));
    }
}
