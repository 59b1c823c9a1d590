package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Lookup;
import java.util.stream.IntStream;

/**
 * {@code y[.., i, ..] = x[.., index[i], ..]} along one axis; {@code dx} adds dy up at the places it came from, in ascending
 * order of i (math.md §5.9). Inputs: x, index (int32, of any rank); in y's shape, index's shape stands in place of the axis.
 */
public record IndexSelect(int axis) implements MovementOp {
    public IndexSelect {
        if (axis < 0) {
            throw new IllegalArgumentException("indexSelect: axis is negative: " + axis);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Shape shape = x[0].shape();
        shape.axis(name(), axis);
        Indices.check(name(), x[1], shape.size(axis));
        int[] sizes = IntStream.of(shape.sizes()).limit(axis).toArray();
        IntStream behind = IntStream.of(shape.sizes()).skip(axis + 1);
        IntStream selected = IntStream.concat(IntStream.of(x[1].shape().sizes()), behind);
        Shape result = Shape.of(IntStream.concat(IntStream.of(sizes), selected).toArray());
        return Lookup.select(x[0], axis, x[1], result);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> Lookup.unselect(dy, call.x(0).shape(), axis, call.x(1)));
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Input input(int i) {
        return i == 0 ? Input.DIFFERENTIABLE : Input.INDICES;
    }
}
