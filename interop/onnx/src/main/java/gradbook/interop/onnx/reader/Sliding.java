package gradbook.interop.onnx.reader;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The window of a convolution or pooling as ONNX's attributes say it, over an image, or over a sequence as an image of one row.
 *
 * @param window without padding
 * @param before elements to add above and to the left
 * @param after elements to add below and to the right
 */
record Sliding(Window2d window, List<Integer> before, List<Integer> after) {
    /** Elements of a padded image: 256 MiB of float32. */
    private static final long MOST = 1 << 26;

    private static final List<String> AUTOMATIC = List.of("NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER");

    /** The window over an image with a kernel of these sizes. */
    static Sliding of(Call call, Tensor image, int... kernel) {
        int axes = call.input(0).shape().rank() - 2;
        call.counted("kernel_shape", kernel, axes);
        int[] strides = numbers(call, "strides", axes, 1);
        int[] dilations = numbers(call, "dilations", axes, 1);
        int[] pads = numbers(call, "pads", 2 * axes, 0);
        Window[] windows = {Window.of(1), Window.of(1)}; // of a sequence's one row
        Integer[] before = {0, 0};
        Integer[] after = {0, 0};
        for (int axis = 0; axis < axes; axis++) {
            int own = 2 - axes + axis;
            windows[own] = Window.of(kernel[axis]).withStride(strides[axis]).withDilation(dilations[axis]);
            before[own] = pads[axis];
            after[own] = pads[axes + axis];
        }
        Sliding sliding = new Sliding(new Window2d(windows[0], windows[1]), List.of(before), List.of(after));
        String automatic = call.attributes().text("auto_pad", "NOTSET");
        call.refuse(!AUTOMATIC.contains(automatic), "expected an auto_pad of " + AUTOMATIC + ", found " + automatic);
        Sliding padded = automatic.startsWith("SAME") ? sliding.same(image, automatic.equals("SAME_UPPER")) : sliding;
        padded.check(call, image);
        return padded;
    }

    /** Refuses padding that makes much of little, by which a small file could ask for all memory. */
    private void check(Call call, Tensor image) {
        long elements = Math.max(1, image.shape().size(1));
        for (int axis = 0; axis < 2; axis++) {
            elements *= (long) image.shape().size(2 + axis) + before.get(axis) + after.get(axis);
            call.refuse(
                    elements > MOST,
                    "expected an image that has at most " + MOST + " elements with its padding, found " + image.shape()
                            + " and " + before + " before it and " + after + " behind it");
        }
    }

    private static int[] numbers(Call call, String name, int count, int other) {
        return call.counted(name, call.attributes().integers(name).orElse(filled(count, other)), count);
    }

    /** A sequence [n, c, l] as an image [n, c, 1, l]; images as they are. */
    static Tensor image(Call call, Tensor x) {
        int rank = x.shape().rank();
        call.refuse(rank < 3 || rank > 4, "windows slide along one or two axes, found shape " + x.shape());
        return rank == 3 ? x.unsqueeze(2) : x;
    }

    /** A result for {@link #image} with the rank that its input had. */
    static Tensor withRank(int rank, Tensor y) {
        return rank == 3 ? y.squeeze(2) : y;
    }

    private static int[] filled(int length, int value) {
        return IntStream.range(0, length).map(i -> value).toArray();
    }

    /** Padded so that every stride has a place; an odd element goes behind if {@code upper}, else in front. */
    private Sliding same(Tensor image, boolean upper) {
        List<Integer> less = new ArrayList<>();
        List<Integer> more = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            Window own = axis == 0 ? window.height() : window.width();
            int size = image.shape().size(2 + axis);
            int places = (int) ((size + own.stride() - 1L) / own.stride());
            long span = own.dilation() * (own.kernel() - 1L) + 1;
            int total = (int) Math.min(Integer.MAX_VALUE, Math.max(0, (places - 1L) * own.stride() + span - size));
            less.add(total / 2);
            more.add(total - total / 2);
        }
        return upper ? new Sliding(window, less, more) : new Sliding(window, more, less);
    }

    /** Whether both ends of each axis get the same, as the engine's windows have it. */
    boolean isSymmetric() {
        return before.equals(after);
    }

    /** The window with its padding, which is symmetric. */
    Window2d padded() {
        return window.withPadding(before.get(0), before.get(1));
    }

    /** The image with the padding in it. */
    Tensor pad(Tensor image, double value) {
        return image.pad(
                new int[] {0, 0, before.get(0), before.get(1)}, new int[] {0, 0, after.get(0), after.get(1)}, value);
    }
}
