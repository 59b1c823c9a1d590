package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Operands;
import gradbook.engine.kernel.PooledConvolution;
import gradbook.engine.kernel.PooledGradient;
import gradbook.engine.kernel.WindowPlane;
import java.util.List;

/**
 * {@code y = maxPool2d(relu(conv2d(x, w) + b))} over two by two places (math.md §7.10): the bits of the three operators, without
 * what lies between them, which is four times as large as y. Inputs: x [n, c, h, w], weight [out, c / groups, kh, kw], b [out].
 */
public record Conv2dReluPool(Window2d window, int groups) implements ConvolutionOp {
    public Conv2dReluPool {
        Planes.positive("conv2dReluPool", "groups", groups);
    }

    @Override
    public NdArray value(NdArray... x) {
        WindowPlane plane = checked(x);
        return PooledConvolution.value(x[0], x[1], x[2], groups, plane);
    }

    @Override
    public Output forward(NdArray... x) {
        WindowPlane plane = checked(x);
        PooledConvolution.Pooled pooled = PooledConvolution.forward(x[0], x[1], x[2], groups, plane);
        return new Output(pooled.y(), pooled.kept());
    }

    /** The places of these inputs, which fit together. */
    private WindowPlane checked(NdArray... x) {
        check(x);
        Planes.checkConvolution(name(), x[0], x[1], window, groups);
        Operands.sameFloatingType(name(), x[1], x[2]);
        if (!x[2].shape().equals(Shape.of(x[1].shape().size(0)))) {
            throw new IllegalArgumentException(name() + ": expected bias ["
                    + x[1].shape().size(0) + "] for weight " + x[1].shape() + ", found " + x[2].shape());
        }
        WindowPlane plane = plane(x[0].shape());
        if (plane.rows().places() < 2 || plane.columns().places() < 2) {
            throw new IllegalArgumentException(name() + ": expected at least two by two places to pool, found "
                    + List.of(plane.rows().places(), plane.columns().places()) + " for input " + x[0].shape()
                    + " and weight " + x[1].shape());
        }
        return plane;
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        WindowPlane plane = plane(call.x(0).shape());
        PooledGradient sums = PooledConvolution.gradient(call.kept(), dy, plane);
        return call.gradients(() -> sums.image(call.x(1), groups), () -> sums.weight(call.x(0), groups), sums::bias);
    }

    private WindowPlane plane(Shape x) {
        return window.over(name(), x.size(2), x.size(3), false);
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        WindowPlane plane = plane(x[0]);
        return (long) y.count(0, 2) * plane.rows().places() * plane.columns().places() * x[1].count(1, 4);
    }

    @Override
    public int arity() {
        return 3;
    }
}
