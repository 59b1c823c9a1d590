package gradbook.engine.autograd;

import gradbook.engine.op.AdaptiveAvgPool2d;
import gradbook.engine.op.AvgPool2d;
import gradbook.engine.op.Conv2d;
import gradbook.engine.op.Conv2dReluPool;
import gradbook.engine.op.ConvTranspose2d;
import gradbook.engine.op.MaxPool2d;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import java.util.function.UnaryOperator;

/**
 * Convolution and pooling of {@link Tensor} (math.md §7). Images are [n, c, h, w], sequences [n, c, l]; a sequence is an image of
 * one row, and what is said of it is derived. A bias is added by broadcasting.
 */
public sealed interface ConvolutionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Convolution with weight [out, c, kh, kw]. */
    default Tensor conv2d(Tensor weight, Window2d window) {
        return conv2d(weight, window, 1);
    }

    /** Convolution in groups of channels with weight [out, c / groups, kh, kw]. */
    default Tensor conv2d(Tensor weight, Window2d window, int groups) {
        return Tensor.apply(new Conv2d(window, groups), self(), weight);
    }

    /** Convolution with weight [out, c, k]. */
    default Tensor conv1d(Tensor weight, Window window) {
        return conv1d(weight, window, 1);
    }

    /** Convolution in groups of channels with weight [out, c / groups, k]. */
    default Tensor conv1d(Tensor weight, Window window, int groups) {
        Tensor row = Sequences.of("conv1d", "weight [out, c / groups, k]", weight);
        return rows("conv1d", image -> image.conv2d(row, Sequences.of(window), groups));
    }

    /** {@code conv2d}, bias, {@code relu} and {@code maxPool2d} of two by two places as one operator, with the same bits. */
    default Tensor conv2dReluPool(Tensor weight, Tensor bias, Window2d window, int groups) {
        return Tensor.apply(new Conv2dReluPool(window, groups), self(), weight, bias);
    }

    /** Transposed convolution with weight [c, out, kh, kw]. */
    default Tensor convTranspose2d(Tensor weight, Window2d window) {
        return Tensor.apply(new ConvTranspose2d(window, 0, 0, 1), self(), weight);
    }

    /** Transposed convolution in groups with weight [c, out / groups, kh, kw]; the same output padding along both axes. */
    default Tensor convTranspose2d(Tensor weight, Window2d window, int outputPadding, int groups) {
        return Tensor.apply(new ConvTranspose2d(window, outputPadding, outputPadding, groups), self(), weight);
    }

    /** Transposed convolution with weight [c, out, k]. */
    default Tensor convTranspose1d(Tensor weight, Window window) {
        return convTranspose1d(weight, window, 0, 1);
    }

    /** Transposed convolution in groups with weight [c, out / groups, k]. */
    default Tensor convTranspose1d(Tensor weight, Window window, int outputPadding, int groups) {
        Tensor row = Sequences.of("convTranspose1d", "weight [c, out / groups, k]", weight);
        ConvTranspose2d op = new ConvTranspose2d(Sequences.of(window), 0, outputPadding, groups);
        return rows("convTranspose1d", image -> Tensor.apply(op, image, row));
    }

    /** Maximum in each window. */
    default Tensor maxPool2d(Window2d window) {
        return maxPool2d(window, false);
    }

    /** Maximum in each window; with {@code ceil} a last one may hang over the edge. */
    default Tensor maxPool2d(Window2d window, boolean ceil) {
        return Tensor.apply(new MaxPool2d(window, ceil), self());
    }

    /** Maximum in each window of a sequence. */
    default Tensor maxPool1d(Window window) {
        return rows("maxPool1d", image -> image.maxPool2d(Sequences.of(window)));
    }

    /** Mean of each window; padding counts. */
    default Tensor avgPool2d(Window2d window) {
        return avgPool2d(window, false, true);
    }

    /** Mean of each window; with {@code ceil} a last one may hang over the edge; padding counts if it is included. */
    default Tensor avgPool2d(Window2d window, boolean ceil, boolean countIncludePad) {
        return Tensor.apply(new AvgPool2d(window, ceil, countIncludePad), self());
    }

    /** Mean of each window of a sequence; padding counts. */
    default Tensor avgPool1d(Window window) {
        return rows("avgPool1d", image -> image.avgPool2d(Sequences.of(window)));
    }

    /** Means of {@code height} times {@code width} windows that together cover a plane. */
    default Tensor adaptiveAvgPool2d(int height, int width) {
        return Tensor.apply(new AdaptiveAvgPool2d(height, width), self());
    }

    /** Means of {@code length} windows that together cover a sequence. */
    default Tensor adaptiveAvgPool1d(int length) {
        return rows("adaptiveAvgPool1d", image -> image.adaptiveAvgPool2d(1, length));
    }

    /** Mean over all axes but the first two, which stay with size 1. */
    default Tensor globalAvgPool() {
        return self().mean(true, Spatial.axes("globalAvgPool", self().shape()));
    }

    /** Maximum over all axes but the first two, which stay with size 1; tied elements share the gradient. */
    default Tensor globalMaxPool() {
        return self().max(true, Spatial.axes("globalMaxPool", self().shape()));
    }

    /**
     * Every element of [n, c, h, w] repeated in a block of {@code factors[0]} rows and {@code factors[1]} columns; so with any
     * number of axes behind the first two, one factor each.
     */
    default Tensor upsampleNearest(int... factors) {
        return Spatial.upsampled(self(), factors);
    }

    /** This sequence as an image of one row, and the result as a sequence again. */
    private Tensor rows(String operator, UnaryOperator<Tensor> f) {
        Tensor y = f.apply(Sequences.of(operator, "input [n, c, l]", self()));
        return y.reshape(y.shape().size(0), y.shape().size(1), y.shape().size(3));
    }
}
