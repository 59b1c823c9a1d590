package gradbook.interop.onnx.reader;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.ConvTranspose2d;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import java.util.Arrays;

/**
 * Transposed convolution. ONNX says its padding in numbers for each end, by the output's sizes, or by {@code auto_pad}. Where both
 * ends are the same the engine's window has it; else it is cut from the result.
 */
final class TransposedMapping {
    static final Mapping CONV_TRANSPOSE = Mapping.of("ConvTranspose", TransposedMapping::of);

    private TransposedMapping() {}

    /** Inputs: x [n, c, h, w], weight [c, out / groups, kh, kw]. */
    private static Tensor of(Call call) {
        Tensor x = Sliding.image(call, call.input(0));
        Tensor weight = Sliding.image(call, call.input(1));
        Sliding sliding = Sliding.of(call, x, WindowMappings.kernel(call, call.input(1)));
        int[] more = onTwoAxes(
                call,
                "output_padding",
                0,
                call.attributes().integers("output_padding").orElse(new int[2]));
        int[] sizes = sizes(call, x, sliding);
        String automatic = call.attributes().text("auto_pad", "NOTSET");
        int[] before = sliding.before().stream().mapToInt(Integer::intValue).toArray();
        int[] after = sliding.after().stream().mapToInt(Integer::intValue).toArray();
        if (sizes != null) {
            for (int axis = 0; axis < 2; axis++) {
                int cut = full(x, sliding.window(), axis) + more[axis] - sizes[axis];
                more[axis] += Math.max(0, -cut);
                int total = Math.max(0, cut);
                before[axis] = automatic.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                after[axis] = total - before[axis];
            }
        }
        boolean symmetric = Arrays.equals(before, after);
        Window2d window = symmetric ? sliding.window().withPadding(before[0], before[1]) : sliding.window();
        int groups = call.attributes().integer("group", 1);
        Tensor y = Tensor.apply(new ConvTranspose2d(window, more[0], more[1], groups), x, weight);
        for (int axis = 0; axis < 2 && !symmetric; axis++) {
            y = y.slice(2 + axis, before[axis], y.shape().size(2 + axis) - after[axis]);
        }
        return Sliding.withRank(call.input(0).shape().rank(), WindowMappings.biased(call, y));
    }

    /** The output's sizes if they are given; null if they follow from the padding. */
    private static int[] sizes(Call call, Tensor x, Sliding sliding) {
        int[] given = call.attributes().integers("output_shape").orElse(null);
        if (given == null && call.attributes().text("auto_pad", "NOTSET").startsWith("SAME")) {
            return new int[] {
                x.shape().size(2) * sliding.window().height().stride(),
                x.shape().size(3) * sliding.window().width().stride()
            };
        }
        return given == null ? null : onTwoAxes(call, "output_shape", 1, given);
    }

    /** The elements that the windows reach along one axis. */
    private static int full(Tensor x, Window2d window, int axis) {
        Window own = axis == 0 ? window.height() : window.width();
        return (x.shape().size(2 + axis) - 1) * own.stride() + own.dilation() * (own.kernel() - 1) + 1;
    }

    /** One number for each axis of an image; a sequence's one row gets {@code ofRow}. */
    private static int[] onTwoAxes(Call call, String name, int ofRow, int... numbers) {
        return numbers.length == 1 ? new int[] {ofRow, numbers[0]} : call.counted(name, numbers.clone(), 2);
    }
}
