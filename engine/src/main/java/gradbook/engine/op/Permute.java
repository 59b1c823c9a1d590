package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Layout;
import java.util.List;
import java.util.stream.IntStream;

/** Axis i of y is axis {@code order[i]} of x; {@code dx} is dy in the inverse order (math.md §5.2). */
public record Permute(List<Integer> order) implements MovementOp {
    public Permute {
        order = List.copyOf(order);
        if (!order.stream().sorted().toList().equals(Axes.all(order.size()))) {
            throw new IllegalArgumentException("permute: not a permutation of the axes: " + order);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        if (x[0].shape().rank() != order.size()) {
            throw new IllegalArgumentException(name() + ": shape " + x[0].shape() + " does not have the " + order.size()
                    + " axes of order " + order);
        }
        return Layout.permute(x[0], order);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        List<Integer> inverse =
                IntStream.range(0, order.size()).map(order::indexOf).boxed().toList();
        return call.gradients(() -> Layout.permute(dy, inverse));
    }
}
