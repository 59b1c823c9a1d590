package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import java.util.Map;
import java.util.Optional;

/**
 * Convolution of images [n, in, h, w] to [n, out, h', w'] (math.md §7.2), as PyTorch's {@code Conv2d}.
 *
 * <pre>{@code
 * Conv2d.create(3, 32, 5, Padding.SAME, key);                                         // the usual one
 * Conv2d.create(32, 64, Window2d.of(3).withStride(2).withPadding(1), key).withoutBias();
 * Conv2d.create(32, 32, Window2d.of(3).withPadding(1), 32, Initializer.HE_NORMAL, key, DType.FLOAT32);   // depthwise
 * }</pre>
 *
 * @param weight [out, in / groups, kh, kw]
 * @param bias [out], or empty
 */
public record Conv2d(Parameter weight, Optional<Parameter> bias, Window2d window, int groups) implements Module {
    public Conv2d {
        int[] kernel = {window.height().kernel(), window.width().kernel()};
        ConvolutionWeights.check("conv2d", weight.shape(), bias, false, groups, kernel);
    }

    /** A float32 layer with a square kernel and stride 1; the weight is He normal under {@code key}, the bias zero. */
    public static Conv2d create(int in, int out, int kernel, Padding padding, RandomKey key) {
        return create(in, out, kernel, padding, Initializer.HE_NORMAL, key);
    }

    /** A float32 layer with a square kernel and stride 1. */
    public static Conv2d create(int in, int out, int kernel, Padding padding, Initializer initializer, RandomKey key) {
        return create(in, out, padding.pad(Window2d.of(kernel)), 1, initializer, key, DType.FLOAT32);
    }

    /** A float32 layer with any window; the weight is He normal. */
    public static Conv2d create(int in, int out, Window2d window, RandomKey key) {
        return create(in, out, window, 1, Initializer.HE_NORMAL, key, DType.FLOAT32);
    }

    /** A layer with any window in groups of channels. */
    public static Conv2d create(
            int in, int out, Window2d window, int groups, Initializer initializer, RandomKey key, DType dtype) {
        ConvolutionWeights.channels("conv2d", in, out, groups);
        int kh = window.height().kernel();
        int kw = window.width().kernel();
        return new Conv2d(
                ConvolutionWeights.weight(initializer, key, dtype, out, in / groups, kh, kw),
                ConvolutionWeights.zeroBias(out, dtype),
                window,
                groups);
    }

    /** The same layer without a bias, for instance before a normalization that would take it away again. */
    public Conv2d withoutBias() {
        return new Conv2d(weight, Optional.empty(), window, groups);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return ConvolutionWeights.plus(x.conv2d(weight.tensor(), window, groups), bias);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return ConvolutionWeights.named(weight, bias);
    }
}
