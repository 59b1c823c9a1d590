package gradbook.engine.cases;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Op;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of cases: an operator with its attributes, or a function derived from operators, applied to inputs of its
 * domain.
 *
 * @param name unique, for instance {@code add-row}
 * @param operator what is applied: the name of an {@link Op}, or of the method that derives the function
 * @param op the operator; empty where the function is derived from several
 * @param form the function of the inputs
 * @param inputs float64 or int32; drawn from pinned keys
 */
public record OpCase(String name, String operator, Optional<Op> op, Form form, List<NdArray> inputs) {
    public OpCase {
        inputs = List.copyOf(inputs);
    }

    /** A function of tensors. */
    @FunctionalInterface
    public interface Form {
        Tensor apply(Tensor... x);
    }

    /** A row of the catalogue. */
    static OpCase of(String name, Op op, Inputs... inputs) {
        return new OpCase(name, op.name(), Optional.of(op), x -> Tensor.apply(op, x), drawn(name, inputs));
    }

    /** A row for a derived function, named after the method that derives it. */
    static OpCase derived(String name, String operator, Form form, Inputs... inputs) {
        return new OpCase(name, operator, Optional.empty(), form, drawn(name, inputs));
    }

    private static List<NdArray> drawn(String name, Inputs... inputs) {
        RandomKey key = RandomKey.of(2024).fold(name);
        List<NdArray> drawn = new ArrayList<>();
        for (Inputs input : inputs) {
            drawn.add(input.draw(key.fold(drawn.size())));
        }
        return drawn;
    }

    /** The function applied to tensors in place of this row's inputs. */
    public Tensor apply(List<Tensor> x) {
        return form.apply(x.toArray(Tensor[]::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
