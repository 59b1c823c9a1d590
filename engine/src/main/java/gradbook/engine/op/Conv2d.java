package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Convolution;
import gradbook.engine.kernel.WindowPlane;

/**
 * {@code y[n,o,p] = Σ w[o,c,k] x[n,c, p stride - padding + k dilation]} over the channels c of o's group and the taps k, by both
 * axes; padding is zeros (math.md §7.2). {@code dx} is the transposed convolution of dy with w; {@code dw[o,c,k] = Σ dy[n,o,p]
 * x[n,c, ..]}. Inputs: x [n, c, h, w] and weight [out, c / groups, kh, kw].
 */
public record Conv2d(Window2d window, int groups) implements ConvolutionOp {
    public Conv2d {
        Planes.positive("conv2d", "groups", groups);
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Planes.checkConvolution(name(), x[0], x[1], window, groups);
        return Convolution.value(x[0], x[1], groups, plane(x[0].shape()));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        WindowPlane plane = plane(call.x(0).shape());
        return call.gradients(
                () -> Convolution.image(dy, call.x(1), groups, plane),
                () -> Convolution.weight(call.x(0), dy, groups, plane));
    }

    private WindowPlane plane(Shape x) {
        return window.over(name(), x.size(2), x.size(3), false);
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return (long) y.count() * x[1].count(1, 4);
    }

    @Override
    public int arity() {
        return 2;
    }
}
