package gradbook.experiments.gates;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import java.util.ArrayList;
import java.util.List;

/** How much a loss depends on each place of a sequence. */
final class Reach {
    /** What an axis of factors can show; below it a float32 may have become 0. */
    private static final double SMALLEST = 1e-30;

    private Reach() {}

    /** {@code ‖∂L/∂x_t‖} over all sequences, for each place t. */
    static List<Double> of(Module model, LongTask task, LongTask.Problem problem) {
        List<Double> norms = new ArrayList<>();
        new StepMemory().step(() -> {
            Tensor x = Tensor.leaf(problem.x());
            NdArray slope = Backward.from(task.loss(model.forward(x, Mode.EVAL), problem))
                    .of(x);
            int length = slope.shape().size(1);
            int in = slope.shape().size(2);
            for (int t = 0; t < length; t++) {
                double sum = 0;
                for (int n = 0; n < slope.shape().size(0); n++) {
                    for (int j = 0; j < in; j++) {
                        double value = slope.at((n * length + t) * in + j);
                        sum += value * value;
                    }
                }
                norms.add(Math.max(SMALLEST, Math.sqrt(sum)));
            }
        });
        return norms;
    }
}
