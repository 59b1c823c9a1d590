package gradbook.experiments.failure;

import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.data.Split;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.run.Classifier;
import gradbook.experiments.run.Parts;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Where pitfalls are tried: the same few images for all, and a training loop that goes on as long as the loss is a number. */
final class Bench {
    private final Dataset images;
    private final Split split;
    private final Parts parts;
    private final Dataset test;
    private final FailuresConfiguration configuration;
    private final RandomKey key;
    private final Recorder recorder;
    private final Map<String, Module> trained = new LinkedHashMap<>();

    /**
     * A bench for one run.
     *
     * @param images to draw both parts from
     * @param test other images
     */
    Bench(Dataset images, Dataset test, FailuresConfiguration configuration, RandomKey key, Recorder recorder) {
        this.images = images;
        this.split = Split.of(images.size(), configuration.samples(), key.fold("split"));
        this.parts = Parts.of(images, Arrays.copyOf(split.train(), configuration.samples()), split.validation());
        this.test = test;
        this.configuration = configuration;
        this.key = key;
        this.recorder = recorder;
    }

    /** Training and validation images without a common one. */
    Parts parts() {
        return parts;
    }

    /** The training images, but the first {@code count} of them replaced by validation images. */
    Dataset leaky(int count) {
        int[] mixed = Arrays.copyOf(split.train(), configuration.samples());
        System.arraycopy(split.validation(), 0, mixed, 0, count);
        return images.subset(mixed);
    }

    /** Images that are in neither part. */
    Dataset test() {
        return test;
    }

    /** A key of its own for each use; the same for a mistake and its cure, so that they start alike. */
    RandomKey key(String use) {
        return key.fold(use);
    }

    /** What a training may do otherwise than usual. */
    record Training(Module model, Dataset images, double learningRate, UnaryOperator<Gradients> change) {
        /** Nothing. */
        static Training of(Module model, Bench bench, double learningRate) {
            return new Training(model, bench.parts.train(), learningRate, gradients -> gradients);
        }
    }

    /**
     * Trains by plain SGD and keeps the model.
     *
     * @param name of the trained model, unique
     * @return the loss of each step, up to the last that is finite
     */
    List<Double> train(String name, Training training) {
        return train(name, training, gradients -> {});
    }

    /** As {@link #train(String, Training)}; {@code look} sees the first step's gradients. */
    List<Double> train(String name, Training training, Consumer<Gradients> look) {
        Sgd optimizer =
                new Sgd(training.model().parameters(), new Constant(training.learningRate()), Sgd.Options.DEFAULT);
        List<Double> losses = new ArrayList<>();
        StepMemory memory = new StepMemory();
        trained.put(name, training.model());
        for (int epoch = 0; epoch < configuration.epochs(); epoch++) {
            for (Batch batch : loader(training.images()).epoch(epoch)) {
                int before = losses.size();
                memory.step(() -> step(training, batch, optimizer, losses, look));
                if (losses.size() == before) {
                    return losses;
                }
            }
        }
        return losses;
    }

    /** A step, unless its loss is no number. */
    private void step(Training training, Batch batch, Sgd optimizer, List<Double> losses, Consumer<Gradients> look) {
        Tensor loss = Loss.crossEntropy(training.model().forward(batch.x(), Mode.EVAL), batch.labels());
        if (!Double.isFinite(loss.item())) {
            return;
        }
        recorder.step(loss.item(), batch.size());
        Gradients gradients = Backward.from(loss);
        if (losses.isEmpty()) {
            look.accept(gradients);
        }
        losses.add(loss.item());
        optimizer.step(training.change().apply(gradients));
    }

    private DataLoader loader(Dataset images) {
        return new DataLoader(images, configuration.batchSize(), key.fold("shuffle"));
    }

    /** Share of {@code images} that {@code model} names rightly. */
    static double accuracy(Module model, Dataset images) {
        return Classifier.evaluate(model, images, ImageSet.CLASSES).accuracy();
    }

    /** All models that were trained here, as parts of one. */
    Module trained() {
        Sequential.Builder all = Sequential.named();
        trained.forEach(all::add);
        return all.build();
    }

    /** Losses by step. */
    static Plot.Line line(String name, List<Double> losses) {
        return new Plot.Line(
                name,
                IntStream.range(0, losses.size()).mapToObj(i -> (double) i).toList(),
                losses);
    }

    /** Mean of the last tenth: what a training comes to, without the noise of one batch. */
    static double last(List<Double> losses) {
        return losses.subList(losses.size() - Math.max(1, losses.size() / 10), losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
