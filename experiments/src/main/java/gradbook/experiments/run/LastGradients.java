package gradbook.experiments.run;

import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.GradientClipping;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of the gradients of the last steps before a training diverged. */
final class LastGradients {
    /** Steps whose norms are told. */
    static final int SHOWN = 5;

    private final Module model;
    private final Deque<Double> norms = new ArrayDeque<>();
    private Optional<String> origin = Optional.empty();

    LastGradients(Module model) {
        this.model = model;
    }

    /** The gradients of the loss of this step, which count as the last ones from now on. */
    Gradients of(Tensor loss, int step) {
        Gradients gradients = Backward.from(loss);
        double norm = GradientClipping.norm(gradients, model.parameters());
        norms.addLast(norm);
        if (norms.size() > SHOWN) {
            norms.removeFirst();
        }
        if (origin.isEmpty() && !Double.isFinite(norm)) {
            origin = Divergence.ofGradients(loss, model).map(clause -> clause + " on the way back of step " + step);
        }
        return gradients;
    }

    /** Where the first of them came from that was not finite, as a clause; empty if all were finite. */
    Optional<String> origin() {
        return origin;
    }

    /** The norms, the last one at the end. */
    String norms() {
        return norms.stream()
                .map(norm -> String.format(Locale.ROOT, "%.3g", norm))
                .collect(Collectors.joining(", "));
    }
}
