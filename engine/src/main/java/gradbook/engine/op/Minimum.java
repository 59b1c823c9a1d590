package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/**
 * {@code y = min(a, b)} with broadcasting; dy goes to the smaller input, and half of it to each where they tie; NaN if either is
 * NaN (math.md §2.14).
 */
public record Minimum() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.zip(name(), x[0], x[1], Math::min, Math::min);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients(() -> share(dy, call.x(0), call.x(1)), () -> share(dy, call.x(1), call.x(0)));
    }

    private NdArray share(NdArray dy, NdArray own, NdArray other) {
        return Elementwise.zip(
                name(),
                dy,
                own,
                other,
                (g, a, b) -> a == b ? g / 2 : a > b ? 0 : g,
                (g, a, b) -> a == b ? g / 2 : a > b ? 0 : g);
    }

    @Override
    public int arity() {
        return 2;
    }
}
