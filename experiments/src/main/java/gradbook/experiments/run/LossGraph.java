package gradbook.experiments.run;

import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The graph behind a loss, and where in the model each operator of it stands. */
final class LossGraph {
    private final Map<Tensor, String> parameters = new IdentityHashMap<>();
    private final Map<Tensor, String> places = new IdentityHashMap<>();
    private final List<Tensor> order;

    LossGraph(Tensor loss, Module model) {
        for (Map.Entry<String, Parameter> entry : model.namedParameters().entrySet()) {
            parameters.put(entry.getValue().tensor(), entry.getKey());
        }
        order = Backward.inputsFirst(loss, any -> true);
        place();
    }

    /** Every tensor that the loss depends on, after its inputs. */
    List<Tensor> inputsFirst() {
        return order;
    }

    /** The name of a parameter; empty for any other tensor. */
    Optional<String> parameter(Tensor tensor) {
        return Optional.ofNullable(parameters.get(tensor));
    }

    /** The operator that gave this tensor, and the layer whose parameter it takes or that was the last one before it. */
    String place(Tensor tensor) {
        return places.get(tensor);
    }

    private void place() {
        String layer = "the input";
        for (Tensor tensor : order) {
            Optional<String> own = tensor.inputs().stream()
                    .map(parameters::get)
                    .filter(Objects::nonNull)
                    .findFirst();
            if (own.isPresent()) {
                layer = "the layer " + own.get().replaceFirst("\\.?[^.]*$", "");
            }
            String where = (own.isPresent() ? " in " : " behind ") + layer;
            tensor.op().ifPresent(op -> places.put(tensor, op.name() + where));
        }
    }
}
