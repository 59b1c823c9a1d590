package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;
import gradbook.engine.random.RandomKey;
import java.util.Map;
import java.util.Optional;

/**
 * Convolution of sequences [n, in, l] to [n, out, l'] (math.md §7.7), as PyTorch's {@code Conv1d}.
 *
 * @param weight [out, in / groups, k]
 * @param bias [out], or empty
 */
public record Conv1d(Parameter weight, Optional<Parameter> bias, Window window, int groups) implements Module {
    public Conv1d {
        ConvolutionWeights.check("conv1d", weight.shape(), bias, false, groups, window.kernel());
    }

    /** A float32 layer with stride 1; the weight is He normal under {@code key}, the bias zero. */
    public static Conv1d create(int in, int out, int kernel, Padding padding, RandomKey key) {
        return create(in, out, padding.pad(Window.of(kernel)), key);
    }

    /** A float32 layer with any window; the weight is He normal. */
    public static Conv1d create(int in, int out, Window window, RandomKey key) {
        return create(in, out, window, 1, Initializer.HE_NORMAL, key, DType.FLOAT32);
    }

    /** A layer with any window in groups of channels. */
    public static Conv1d create(
            int in, int out, Window window, int groups, Initializer initializer, RandomKey key, DType dtype) {
        ConvolutionWeights.channels("conv1d", in, out, groups);
        return new Conv1d(
                ConvolutionWeights.weight(initializer, key, dtype, out, in / groups, window.kernel()),
                ConvolutionWeights.zeroBias(out, dtype),
                window,
                groups);
    }

    /** The same layer without a bias. */
    public Conv1d withoutBias() {
        return new Conv1d(weight, Optional.empty(), window, groups);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return ConvolutionWeights.plus(x.conv1d(weight.tensor(), window, groups), bias);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return ConvolutionWeights.named(weight, bias);
    }
}
