package gradbook.engine.autograd;

import gradbook.engine.array.NdArray;
import gradbook.engine.op.Op;
import java.util.List;

/**
 * A row of the table of cases: an operator with its attributes, applied to inputs of its domain.
 *
 * @param name unique, for instance {@code add-row}
 * @param inputs float64 or int32; drawn from pinned keys
 */
public record OpCase(String name, Op op, List<NdArray> inputs) {
    public OpCase {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String toString() {
        return name;
    }
}
