package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/** {@code y} is 1, 0 or -1 as x is above, at or below 0; NaN gives 0, as in PyTorch; no gradient (math.md §2.13). */
public record Sign() implements ElementwiseOp {
    @Override
    public NdArray value(NdArray... x) {
        check(x);
        return Elementwise.map(x[0], v -> v > 0 ? 1 : v < 0 ? -1 : 0, v -> v > 0 ? 1 : v < 0 ? -1 : 0);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        return call.gradients();
    }

    @Override
    public Input input(int i) {
        return Input.CONSTANT;
    }
}
