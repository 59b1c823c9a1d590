package gradbook.experiments.run;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
        return new Divergence(loss.item(), new Search(model).origin(loss));
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

    /** The way from the leaves to the loss, every operator after its inputs. */
    private static final class Search {
        private final Map<Tensor, String> parameters = new IdentityHashMap<>();
        private final Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private String layer = "input";

        Search(Module model) {
            for (Map.Entry<String, Parameter> entry : model.namedParameters().entrySet()) {
                parameters.put(entry.getValue().tensor(), entry.getKey());
            }
        }

        String origin(Tensor loss) {
            Deque<Visit> path = new ArrayDeque<>();
            path.push(new Visit(loss));
            seen.add(loss);
            while (!path.isEmpty()) {
                Visit visit = path.peek();
                if (visit.next < visit.tensor.inputs().size()) {
                    Tensor input = visit.tensor.inputs().get(visit.next++);
                    if (seen.add(input)) {
                        path.push(new Visit(input));
                    }
                    continue;
                }
                Optional<String> found = look(path.pop().tensor);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            throw new IllegalArgumentException("expected a loss that is not finite, found " + loss);
        }

        /** All inputs have been looked at, and are finite. */
        private Optional<String> look(Tensor tensor) {
            Optional<String> own = tensor.inputs().stream()
                    .map(parameters::get)
                    .filter(Objects::nonNull)
                    .findFirst();
            own.ifPresent(name -> layer = "layer " + name.replaceFirst("\\.?[^.]*$", ""));
            if (tensor.value().isFinite()) {
                return Optional.empty();
            }
            if (parameters.containsKey(tensor)) {
                return Optional.of(
                        "the parameter " + parameters.get(tensor) + " was not finite any more before the step");
            }
            return Optional.of(tensor.op()
                    .map(op -> "the first value that is not finite came out of the operator " + op.name()
                            + (own.isPresent() ? " in the " : " behind the ") + layer)
                    .orElse("a value that went in was not finite"));
        }
    }

    private static final class Visit {
        private final Tensor tensor;
        private int next;

        Visit(Tensor tensor) {
            this.tensor = tensor;
        }
    }
}
