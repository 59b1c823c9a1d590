package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Parameter;
import gradbook.engine.random.TorchRandom;
import java.util.Optional;

/** Layers as the makemore lectures draw them: a weight is [in, out] there, and [out, in] here and in PyTorch's own layers. */
record TorchDraws(TorchRandom random) {
    /** {@code randn(symbols, width)}. */
    Embedding embedding(int symbols, int width) {
        return new Embedding(new Parameter(random.randn(Shape.of(symbols, width), DType.FLOAT32)));
    }

    /** {@code randn(in, out) / sqrt(in)}, without a bias. */
    Linear linear(int in, int out) {
        return layer(randn(in, out).div(Math.sqrt(in)), Optional.empty());
    }

    /** Normal numbers [in, out], to be made a weight of. */
    Tensor randn(int in, int out) {
        return Tensor.constant(random.randn(Shape.of(in, out), DType.FLOAT32));
    }

    /** A layer of this weight [in, out]. */
    static Linear layer(Tensor weight, Optional<NdArray> bias) {
        return new Linear(new Parameter(weight.transpose().value()), bias.map(Parameter::new));
    }
}
