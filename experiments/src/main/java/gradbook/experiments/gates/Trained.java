package gradbook.experiments.gates;

import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.GradientClipping;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.run.Recorder;
import java.util.ArrayList;
import java.util.List;

/**
 * A network that was trained, and what came of each step.
 *
 * @param losses before each update
 * @param norms of the gradients of all parameters together, before they were clipped
 */
record Trained(Module model, List<Double> losses, List<Double> norms) {
    /**
     * Trains.
     *
     * @param largestNorm to which gradients are clipped; infinity leaves them as they are
     */
    static Trained of(
            Module model,
            LongTask task,
            GatesConfiguration configuration,
            double largestNorm,
            RandomKey key,
            Recorder recorder) {
        Adam optimizer = new Adam(model.parameters(), new Constant(configuration.learningRate()), Adam.Options.DEFAULT);
        StepMemory memory = new StepMemory();
        List<Double> losses = new ArrayList<>();
        List<Double> norms = new ArrayList<>();
        for (int step = 0; step < configuration.steps(); step++) {
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
        }
        return new Trained(model, losses, norms);
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
