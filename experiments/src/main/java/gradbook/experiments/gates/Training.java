package gradbook.experiments.gates;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.io.Weights;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.GradientClipping;
import gradbook.engine.optim.Snapshot;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.run.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A memory's training at a task, with gradients clipped or as they come, and what came of each step. */
final class Training {
    private final Cell cell;
    private final boolean clips;
    private final LongTask task;
    private final GatesConfiguration configuration;
    private final Module model;
    private final Adam optimizer;
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> norms = new ArrayList<>();

    Training(Cell cell, boolean clips, LongTask task, GatesConfiguration configuration) {
        this.cell = cell;
        this.clips = clips;
        this.task = task;
        this.configuration = configuration;
        this.model = cell.network(task.inputs(), configuration.hidden(), task.outputs(), key().fold(cell.name()));
        this.optimizer = new Adam(model.parameters(), new Constant(configuration.learningRate()), Adam.Options.DEFAULT);
    }

    private RandomKey key() {
        return RandomKey.of(configuration.seed());
    }

    /** Runs the steps that are not done. */
    void run(Recorder recorder, Supplier<Saved> state) {
        RandomKey key = key().fold("draw");
        double largestNorm = clips ? configuration.largestNorm() : Double.POSITIVE_INFINITY;
        StepMemory memory = new StepMemory();
        for (int step = losses.size(); step < configuration.steps(); step++) {
            LongTask.Problem problem = task.draw(configuration.batchSize(), configuration.length(), key.fold(step));
            memory.step(() -> {
                Tensor loss = task.loss(model.forward(Tensor.constant(problem.x()), Mode.EVAL), problem);
                recorder.step(loss.item(), configuration.batchSize());
                losses.add(loss.item());
                Gradients gradients = Backward.from(loss);
                GradientClipping.Clipped clipped = GradientClipping.byNorm(gradients, model.parameters(), largestNorm);
                norms.add(clipped.norm());
                optimizer.step(clipped.gradients());
            });
            recorder.stepped(state);
        }
    }

    /** Puts copies of all that the next step depends on. */
    void save(Saved saved) {
        Snapshot snapshot = optimizer.snapshot();
        saved.put(name() + ".steps", Long.toString(snapshot.steps()))
                .put(name() + ".optimizer", snapshot.arrays())
                .put(name() + ".model", Weights.copy(model))
                .put(name() + ".losses", array(losses))
                .put(name() + ".norms", array(norms));
    }

    void restore(Saved saved) {
        long steps = Long.parseLong(saved.text(name() + ".steps"));
        optimizer.restore(new Snapshot(steps, saved.arrays(name() + ".optimizer")));
        Weights.restore(model, saved.arrays(name() + ".model"));
        losses.addAll(list(saved.array(name() + ".losses")));
        norms.addAll(list(saved.array(name() + ".norms")));
    }

    private static NdArray array(List<Double> values) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        return NdArray.of(Shape.of(all.length), all);
    }

    private static List<Double> list(NdArray values) {
        return Arrays.stream(values.doubles()).boxed().toList();
    }

    /** Among the others' names. */
    String name() {
        return cell + (clips ? "-clipped" : "");
    }

    /** In a legend. */
    String title() {
        return cell + (clips ? ", clipped" : "");
    }

    /** Of the figure that is its end. */
    String figure() {
        return cell.name().toLowerCase(Locale.ROOT) + (clips ? "Clipped" : "") + "Loss";
    }

    Cell cell() {
        return cell;
    }

    boolean clips() {
        return clips;
    }

    Module model() {
        return model;
    }

    /** Before each update. */
    List<Double> losses() {
        return losses;
    }

    /** Of the gradients of all parameters together, before they were clipped. */
    List<Double> norms() {
        return norms;
    }

    /** The mean loss of the last tenth of the steps. */
    double end() {
        int from = losses.size() * 9 / 10;
        return losses.subList(from, losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
