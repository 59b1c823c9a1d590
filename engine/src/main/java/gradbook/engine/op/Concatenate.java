package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Layout;
import gradbook.engine.kernel.Operands;
import java.util.List;

/**
 * The inputs one after another along {@code axis}; the gradient of each is the part of dy where it lies (math.md §5.5).
 *
 * @param inputs how many, at least one; they agree along the other axes
 */
public record Concatenate(int axis, int inputs) implements MovementOp {
    public Concatenate {
        if (axis < 0 || inputs < 1) {
            throw new IllegalArgumentException(
                    "concatenate: expected axis >= 0 and inputs >= 1, found axis " + axis + ", inputs " + inputs);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Shape first = x[0].shape();
        first.axis(name(), axis);
        long size = 0;
        for (NdArray part : x) {
            Operands.sameFloatingType(name(), x[0], part);
            if (part.shape().rank() != first.rank()
                    || !part.shape().with(axis, 0).equals(first.with(axis, 0))) {
                throw new IllegalArgumentException(name() + ": shapes differ along axes other than " + axis + ": "
                        + first + " and " + part.shape());
            }
            size += part.shape().size(axis);
        }
        return Layout.concatenate(List.of(x), axis, first.with(axis, Sizes.fitting(name(), axis, size)));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        Call.Rule[] rules = new Call.Rule[inputs];
        int start = 0;
        for (int i = 0; i < inputs; i++) {
            int from = start;
            int size = call.x(i).shape().size(axis);
            rules[i] = () -> Layout.slice(dy, axis, from, 1, size);
            start += size;
        }
        return call.gradients(rules);
    }

    @Override
    public int arity() {
        return inputs;
    }
}
