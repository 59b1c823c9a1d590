package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import java.util.Map;
import java.util.Optional;

/**
 * Transposed convolution of images [n, in, h, w] to [n, out, h', w'] (math.md §7.3), as PyTorch's {@code ConvTranspose2d}.
 *
 * <pre>{@code
 * ConvTranspose2d.create(64, 32, Window2d.of(4).withStride(2).withPadding(1), key);   // doubles height and width
 * }</pre>
 *
 * @param weight [in, out / groups, kh, kw]; PyTorch takes its fan in to be {@code (out / groups) kh kw}, and so do initializers here
 * @param bias [out], or empty
 * @param outputPadding rows and columns of the output beyond those that the windows reach
 */
public record ConvTranspose2d(
        Parameter weight, Optional<Parameter> bias, Window2d window, int outputPadding, int groups) implements Module {
    public ConvTranspose2d {
        int[] kernel = {window.height().kernel(), window.width().kernel()};
        ConvolutionWeights.check("convTranspose2d", weight.shape(), bias, true, groups, kernel);
        new gradbook.engine.op.ConvTranspose2d(window, outputPadding, outputPadding, groups); // refuses output padding
    }

    /** A float32 layer; the weight is He normal under {@code key}, the bias zero. */
    public static ConvTranspose2d create(int in, int out, Window2d window, RandomKey key) {
        return create(in, out, window, 0, 1, Initializer.HE_NORMAL, key, DType.FLOAT32);
    }

    /** A layer with output padding, in groups of channels. */
    public static ConvTranspose2d create(
            int in,
            int out,
            Window2d window,
            int outputPadding,
            int groups,
            Initializer initializer,
            RandomKey key,
            DType dtype) {
        ConvolutionWeights.channels("convTranspose2d", in, out, groups);
        int kh = window.height().kernel();
        int kw = window.width().kernel();
        return new ConvTranspose2d(
                ConvolutionWeights.weight(initializer, key, dtype, in, out / groups, kh, kw),
                ConvolutionWeights.zeroBias(out, dtype),
                window,
                outputPadding,
                groups);
    }

    /** The same layer without a bias. */
    public ConvTranspose2d withoutBias() {
        return new ConvTranspose2d(weight, Optional.empty(), window, outputPadding, groups);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return ConvolutionWeights.plus(x.convTranspose2d(weight.tensor(), window, outputPadding, groups), bias);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return ConvolutionWeights.named(weight, bias);
    }
}
