package gradbook.engine.op;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Lookup;
import java.util.Arrays;

/** {@code y[.., c] = 1} where {@code c = index[..]}, else 0; no gradient. Index [...] int32, y [..., classes] (math.md §5.11). */
public record OneHot(int classes, DType dtype) implements MovementOp {
    public OneHot {
        if (classes < 1 || !dtype.isFloating()) {
            throw new IllegalArgumentException(
                    "oneHot: expected classes >= 1 and a floating type, found classes " + classes + ", " + dtype);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Indices.check(name(), x[0], classes);
        int rank = x[0].shape().rank();
        int[] sizes = Arrays.copyOf(x[0].shape().sizes(), rank + 1);
        sizes[rank] = classes;
        return Lookup.oneHot(x[0], Shape.of(sizes), dtype);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients();
    }

    @Override
    public Input input(int i) {
        return Input.INDICES;
    }
}
