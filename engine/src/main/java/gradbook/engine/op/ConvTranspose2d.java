package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Convolution;
import gradbook.engine.kernel.WindowPlane;
import java.util.List;

/**
 * The transpose of {@link Conv2d} in its input: {@code y[n,o, p stride - padding + k dilation] += w[c,o,k] x[n,c,p]}, by both axes
 * (math.md §7.3). {@code dx} is the convolution of dy with w; {@code dw[c,o,k] = Σ x[n,c,p] dy[n,o, ..]}. Inputs: x [n, c, h, w]
 * and weight [c, out / groups, kh, kw].
 *
 * @param outputPaddingHeight rows that y has beyond those that the windows reach, below {@code max(stride, dilation)}
 * @param outputPaddingWidth likewise columns
 */
public record ConvTranspose2d(Window2d window, int outputPaddingHeight, int outputPaddingWidth, int groups)
        implements ConvolutionOp {
    public ConvTranspose2d {
        Planes.positive("convTranspose2d", "groups", groups);
        checkOutputPadding(window.height(), outputPaddingHeight);
        checkOutputPadding(window.width(), outputPaddingWidth);
    }

    private static void checkOutputPadding(Window window, int outputPadding) {
        if (outputPadding < 0 || outputPadding >= Math.max(window.stride(), window.dilation())) {
            throw new IllegalArgumentException(
                    "convTranspose2d: expected 0 <= output padding < max(stride, dilation), found output padding "
                            + outputPadding + ", stride " + window.stride() + ", dilation " + window.dilation());
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        Planes.check(name(), x[0]);
        Planes.checkWeight(name(), x[0], x[1], window);
        Shape shape = x[0].shape();
        Shape weight = x[1].shape();
        if (shape.size(1) != weight.size(0) || weight.size(0) % groups != 0) {
            throw new IllegalArgumentException(name() + ": input " + shape + " and weight " + weight + " do not fit "
                    + groups + " groups: expected [n, c, h, w] and [c, out / groups, kh, kw]");
        }
        return Convolution.image(x[0], x[1], groups, plane(shape));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        WindowPlane plane = plane(call.x(0).shape());
        return call.gradients(
                () -> Convolution.value(dy, call.x(1), groups, plane),
                () -> Convolution.weight(dy, call.x(0), groups, plane));
    }

    /** The plane of y, whose windows are the elements of x. */
    private WindowPlane plane(Shape x) {
        long rows = window.height().reach(x.size(2), outputPaddingHeight);
        long columns = window.width().reach(x.size(3), outputPaddingWidth);
        if (rows < 1 || columns < 1 || rows > Integer.MAX_VALUE || columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name() + ": " + window + " makes of input " + x + " an output of "
                    + List.of(rows, columns) + ", expected at least 1 and at most 2^31 - 1");
        }
        window.checkCountable(name(), (int) rows, (int) columns);
        return new WindowPlane(
                window.height().axis((int) rows, x.size(2)), window.width().axis((int) columns, x.size(3)));
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return (long) x[0].count() * x[1].count(1, 4);
    }

    @Override
    public int arity() {
        return 2;
    }
}
