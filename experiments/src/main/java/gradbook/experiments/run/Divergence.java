package gradbook.experiments.run;

import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A loss that is not finite: where in the network the first value of that kind came from. */
final class Divergence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final double loss;
    private final String origin;

    private Divergence(double loss, String origin) {
        super(null, null, false, false);
        this.loss = loss;
        this.origin = origin;
    }

    /** Of this loss, which {@code model} gave. */
    static Divergence of(Tensor loss, Module model) {
        return new Divergence(loss.item(), origin(loss, model));
    }

    /** The first parameter or buffer that is not finite, if there is one. */
    static Optional<String> spoilt(Module model) {
        return model.state().entrySet().stream()
                .filter(entry -> !entry.getValue().isFinite())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    double loss() {
        return loss;
    }

    /** A clause about an operator whose inputs are finite and whose output is not, or about a value that was not from the start. */
    String origin() {
        return origin;
    }

    /** Where the first gradient of this loss comes from that is not finite, as a clause; empty if all are finite. */
    static Optional<String> ofGradients(Tensor loss, Module model) {
        LossGraph graph = new LossGraph(loss, model);
        List<String> found = new ArrayList<>();
        Backward.from(loss, (output, gradient) -> {
            if (found.isEmpty() && !gradient.isFinite()) {
                found.add("the first gradient that is not finite came out of the operator " + graph.place(output));
            }
        });
        return found.stream().findFirst();
    }

    private static String origin(Tensor loss, Module model) {
        LossGraph graph = new LossGraph(loss, model);
        Tensor first = graph.inputsFirst().stream()
                .filter(tensor -> !tensor.value().isFinite())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a loss that is not finite, found " + loss));
        return graph.parameter(first)
                .map(name -> "the parameter " + name + " was not finite any more before the step")
                .orElseGet(() -> first.op().isPresent()
                        ? "the first value that is not finite came out of the operator " + graph.place(first)
                        : "a value that went in was not finite");
    }
}
