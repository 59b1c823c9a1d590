package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.of;
import static gradbook.interop.onnx.reader.Mapping.unary;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.List;

/** Convolution and pooling. Padding that the engine's windows do not have is put around the image. */
final class WindowMappings {
    static final List<Mapping> ALL = List.of(
            of("Conv", WindowMappings::convolution),
            of("MaxPool", WindowMappings::maximum),
            of("AveragePool", WindowMappings::average),
            unary("GlobalMaxPool", Tensor::globalMaxPool),
            unary("GlobalAveragePool", Tensor::globalAvgPool),
            of("Upsample", call -> repeated(call, call.input(1))),
            of("Resize", WindowMappings::resize));

    private WindowMappings() {}

    /** Inputs: x [n, c, h, w], weight [out, c / groups, kh, kw], bias [out]. */
    private static Tensor convolution(Call call) {
        Tensor x = Sliding.image(call, call.input(0));
        Tensor weight = Sliding.image(call, call.input(1));
        Sliding sliding = Sliding.of(call, x, kernel(call, call.input(1)));
        int groups = call.attributes().integer("group", 1);
        Tensor y = sliding.isSymmetric()
                ? x.conv2d(weight, sliding.padded(), groups)
                : sliding.pad(x, 0).conv2d(weight, sliding.window(), groups);
        return Sliding.withRank(call.input(0).shape().rank(), biased(call, y));
    }

    /** y [n, out, h, w] and the bias [out] in the third input, if there is one. */
    static Tensor biased(Call call, Tensor y) {
        return call.optional(2).map(bias -> y.add(bias.reshape(-1, 1, 1))).orElse(y);
    }

    /** The sizes of a weight's kernel, which the attribute may repeat. */
    static int[] kernel(Call call, Tensor weight) {
        int[] sizes = weight.shape().sizes();
        return call.attributes().integers("kernel_shape").orElse(Arrays.copyOfRange(sizes, 2, sizes.length));
    }

    /** The sizes of a pooling's kernel. */
    private static int[] kernel(Call call) {
        return call.attributes()
                .integers("kernel_shape")
                .orElseThrow(() -> new IllegalArgumentException("expected an attribute kernel_shape, found none"));
    }

    private static Tensor maximum(Call call) {
        call.refuse(call.wants(1), "maxPool2d does not return the places of its maxima");
        Tensor x = Sliding.image(call, call.input(0));
        Sliding sliding = Sliding.of(call, x, kernel(call));
        boolean ceil = call.attributes().flag("ceil_mode", false);
        Tensor y = fits(sliding)
                ? x.maxPool2d(sliding.padded(), ceil)
                : sliding.pad(x, Double.NEGATIVE_INFINITY).maxPool2d(sliding.window(), ceil);
        return Sliding.withRank(call.input(0).shape().rank(), y);
    }

    /** Where padding in the image must not count, the mean over it is divided by the part of it that does. */
    private static Tensor average(Call call) {
        Tensor x = Sliding.image(call, call.input(0));
        Sliding sliding = Sliding.of(call, x, kernel(call));
        boolean ceil = call.attributes().flag("ceil_mode", false);
        boolean counted = call.attributes().flag("count_include_pad", false);
        Tensor y = fits(sliding)
                ? x.avgPool2d(sliding.padded(), ceil, counted)
                : sliding.pad(x, 0).avgPool2d(sliding.window(), ceil, true);
        if (!fits(sliding) && !counted) {
            Tensor ones = Tensor.constant(NdArray.full(x.shape(), x.dtype(), 1));
            y = y.div(sliding.pad(ones, 0).avgPool2d(sliding.window(), ceil, true));
        }
        return Sliding.withRank(call.input(0).shape().rank(), y);
    }

    /** Whether the engine's pooling takes this padding: the same at both ends, at most half of the kernel. */
    private static boolean fits(Sliding sliding) {
        return sliding.isSymmetric()
                && sliding.before().get(0) <= sliding.window().height().kernel() / 2
                && sliding.before().get(1) <= sliding.window().width().kernel() / 2;
    }

    /** Inputs: x, a region, scales or sizes. */
    private static Tensor resize(Call call) {
        Tensor x = call.input(0);
        String nearest = call.attributes().text("nearest_mode", "round_prefer_floor");
        String place = call.attributes().text("coordinate_transformation_mode", "half_pixel");
        call.refuse(
                !nearest.equals("round_prefer_floor") || !place.equals("half_pixel"),
                "expected round_prefer_floor and half_pixel, found " + nearest + " and " + place);
        Tensor scales = call.optional(2).orElseGet(() -> {
            NdArray sizes = call.input(3).value().to(x.dtype());
            call.refuse(
                    sizes.count() != x.shape().rank(),
                    "expected a size for each axis of " + x.shape() + ", found " + sizes);
            NdArray own = NdArray.of(sizes.shape(), x.shape().sizes()).to(x.dtype());
            return Tensor.constant(sizes).div(Tensor.constant(own));
        });
        return repeated(call, scales);
    }

    /** Every element repeated by whole factors along the axes behind the first two. */
    private static Tensor repeated(Call call, Tensor scales) {
        String mode = call.attributes().text("mode", "nearest");
        call.refuse(!mode.equals("nearest"), "upsampleNearest repeats elements, found mode " + mode);
        Shape shape = call.input(0).shape();
        call.refuse(
                shape.rank() < 3 || scales.shape().count() != shape.rank(),
                "expected a factor for each axis of " + shape + ", found " + scales.value());
        int[] factors = new int[shape.rank()];
        for (int axis = 0; axis < factors.length; axis++) {
            double scale = scales.value().at(axis);
            factors[axis] = (int) scale;
            call.refuse(
                    scale != factors[axis] || factors[axis] < 1 || (axis < 2 && scale != 1),
                    "upsampleNearest has whole factors behind the channels, found " + scales.value());
        }
        return call.input(0).upsampleNearest(Arrays.copyOfRange(factors, 2, factors.length));
    }
}
