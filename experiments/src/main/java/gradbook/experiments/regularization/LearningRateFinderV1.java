package gradbook.experiments.regularization;

import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.ExponentialDecay;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.export.TrainedOnImages;
import gradbook.experiments.run.Classifier;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Parts;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.RateSearch;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code learning-rate-finder@1}: a rate for the chapter's network, found in some hundred steps and put to the test. */
public final class LearningRateFinderV1 implements Experiment<LearningRateFinderV1.Settings> {
    private static final RegularizationConfiguration FREE = Regularization.BASELINE.configuration();

    /**
     * A search, and trainings at what it finds.
     *
     * @param epochs of each training
     * @param steps of the search
     * @param lowest rate of the search, below the highest
     * @param highest rate of the search
     */
    public record Settings(
            long seed,
            @Range(from = 1) int epochs,
            @Range(from = 2) int steps,
            @Range(from = 1e-12) double lowest,
            @Range(from = 1e-12) double highest)
            implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, epochs, steps, lowest, highest);
            if (lowest >= highest) {
                throw new IllegalArgumentException("lowest must be below highest, found " + lowest + " and " + highest);
            }
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("learning-rate-finder", 1);
    }

    @Override
    public String summary() {
        return "a learning rate found in 200 steps, and tried";
    }

    @Override
    public String data() {
        return "MNIST, 2,000 images";
    }

    @Override
    public String expectation() {
        return "5 s";
    }

    @Override
    public Settings configuration() {
        return new Settings(42, 5, 200, 1e-4, 1);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(settings.seed());
        Parts parts = Parts.sample(
                datasets.images(Mnist.SET).trainDataset(),
                FREE.trainSamples(),
                FREE.validationSamples(),
                key.fold("split"));
        DataLoader train = new DataLoader(parts.train(), FREE.batchSize(), key.fold("shuffle"));
        recorder.begin(1, settings.steps() * FREE.batchSize() + 3 * settings.epochs() * train.samples());
        double factor = StrictMath.pow(settings.highest() / settings.lowest(), 1.0 / (settings.steps() - 1));
        Schedule growing = new ExponentialDecay(settings.lowest(), factor);
        List<Double> losses = train(model(key), train, growing, settings.steps(), recorder);
        RateSearch search = RateSearch.of(growing, losses);
        Measures figures = Measures.empty().with("suggestedRate", search.suggestion());
        Module last = null;
        int steps = settings.epochs() * train.batches();
        for (Trial trial : Trial.values()) {
            last = model(key);
            train(last, train, new Constant(trial.factor * search.suggestion()), steps, recorder);
            double accuracy = Classifier.evaluate(last, parts.validation(), ImageSet.CLASSES)
                    .accuracy();
            figures = figures.with(trial.figure, accuracy);
        }
        return Outcome.of(
                        DataFile.of(Mnist.SET.files()),
                        parts.sizes(),
                        Math.toIntExact(last.parameterCount()),
                        WeightsDigest.sha256(last.namedParameters()),
                        figures)
                .with(List.of(search.plot()), List.of())
                .with(TrainedOnImages.classifier(last, Mnist.SET));
    }

    /** What is trained to see whether the suggestion is any good; the suggestion itself last. */
    private enum Trial {
        TENTH(0.1, "tenthOfItValidationAccuracy"),
        TENFOLD(10, "tenfoldValidationAccuracy"),
        SUGGESTED(1, "suggestedValidationAccuracy");

        private final double factor;
        private final String figure;

        Trial(double factor, String figure) {
            this.factor = factor;
            this.figure = figure;
        }
    }

    private static Module model(RandomKey key) {
        return Regularization.model(FREE, key.fold("model"));
    }

    /** The loss of each step, up to the last that is finite. */
    private static List<Double> train(Module model, DataLoader train, Schedule schedule, int steps, Recorder recorder) {
        Sgd optimizer = new Sgd(model.parameters(), schedule, FREE.momentum(), 0);
        List<Double> losses = new ArrayList<>();
        StepMemory memory = new StepMemory();
        for (int epoch = 0; ; epoch++) {
            for (Batch batch : train.epoch(epoch)) {
                int before = losses.size();
                memory.step(() -> {
                    Tensor loss = Loss.crossEntropy(model.forward(batch.x(), Mode.EVAL), batch.labels());
                    if (Double.isFinite(loss.item())) {
                        recorder.step(loss.item(), batch.size());
                        losses.add(loss.item());
                        optimizer.step(Backward.from(loss));
                    }
                });
                if (losses.size() == before || losses.size() == steps) {
                    return losses;
                }
            }
        }
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("suggestedRate");
    }

    @Override
    public String question() {
        return "Which learning rate suits a network, and can one find out without training it many times?";
    }

    @Override
    public String setup() {
        return "The network, images and optimizer of the [regularization](../regularization/README.md) baseline. In the search the rate "
                + "grows by the same factor at every step, from the lowest to the highest (Smith 2017, arXiv:1506.01186). The loss is "
                + "smoothed by a running mean of weight 0.9, corrected for its start. The suggestion is a tenth of the rate at which "
                + "the smoothed loss is lowest. Then the network is trained anew at the suggestion, at a tenth of it and at its "
                + "tenfold, and looked at on the validation images.";
    }

    @Override
    public String caption(Plot plot) {
        return "Left, the rate is too small to move anything; then the loss falls; then the steps are so long that it rises again. A rate "
                + "that still lowers the loss over a few steps need not be stable over many, hence a tenth of the lowest point's.";
    }

    @Override
    public String limits() {
        return "One network, one seed, 2,000 images. The search looks at 200 steps, so it knows nothing of what a rate does later, and its "
                + "suggestion moves with the batch size, the momentum and the smoothing.";
    }

    @Override
    public String interpretation(Result result) {
        Measures found = result.metrics();
        return String.format(
                Locale.ROOT,
                "The search suggests %.2g. At that rate the network gets %.2f %% of the validation images right, at a tenth of it %.2f %%, "
                        + "at its tenfold %.2f %%. It is a first guess, not the best rate: how long one trains and what else holds the "
                        + "network back move the best one, and a sweep finds it: `gradbook sweep regularization-none --seeds 42..46 "
                        + "--set learningRate=0.005,0.01,0.02,0.05`.",
                found.value("suggestedRate"),
                100 * found.value("suggestedValidationAccuracy"),
                100 * found.value("tenthOfItValidationAccuracy"),
                100 * found.value("tenfoldValidationAccuracy"));
    }
}
