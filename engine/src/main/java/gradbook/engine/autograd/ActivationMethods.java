package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Elu;
import gradbook.engine.op.Gelu;
import gradbook.engine.op.LeakyRelu;
import gradbook.engine.op.Relu;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Softplus;
import gradbook.engine.op.Tanh;

/** The nonlinearities of networks, as methods of {@link Tensor} (math.md §2). */
public sealed interface ActivationMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** {@code max(this, 0)}. */
    default Tensor relu() {
        return Tensor.apply(new Relu(), self());
    }

    /** This where it is positive, else {@code slope * this}. */
    default Tensor leakyRelu(double slope) {
        return Tensor.apply(new LeakyRelu(slope), self());
    }

    /** This where it is positive, else {@code alpha (e^this - 1)}. */
    default Tensor elu(double alpha) {
        return Tensor.apply(new Elu(alpha), self());
    }

    /**
     * {@link #elu} with the alpha and the scale for which mean 0 and variance 1 are a fixed point (Klambauer et al. 2017,
     * arXiv:1706.02515); derived.
     */
    default Tensor selu() {
        return elu(1.6732632423543772).mul(1.0507009873554805);
    }

    /** Hyperbolic tangent. */
    default Tensor tanh() {
        return Tensor.apply(new Tanh(), self());
    }

    /** {@code 1 / (1 + e^-this)}. */
    default Tensor sigmoid() {
        return Tensor.apply(new Sigmoid(), self());
    }

    /** {@code ln(1 / (1 + e^-this))} without overflow; derived. */
    default Tensor logSigmoid() {
        return self().neg().softplus().neg();
    }

    /** {@code ln(1 + e^this)} without overflow. */
    default Tensor softplus() {
        return Tensor.apply(new Softplus(), self());
    }

    /** {@code this * sigmoid(this)}, also called swish; derived. */
    default Tensor silu() {
        return self().mul(sigmoid());
    }

    /** {@code this * tanh(softplus(this))}; derived. */
    default Tensor mish() {
        return self().mul(softplus().tanh());
    }

    /** This times the normal distribution at it, by the error function. */
    default Tensor gelu() {
        return Tensor.apply(new Gelu(Gelu.Form.ERF), self());
    }

    /** The older approximation of {@link #gelu} by tanh. */
    default Tensor geluTanh() {
        return Tensor.apply(new Gelu(Gelu.Form.TANH), self());
    }

    /**
     * Dropout with its mask as an input: {@code this mask / (1 - p)}, where the mask is 0 for what is dropped and else 1 (math.md
     * §11.2); derived. Masks are drawn by {@code nn.Dropout}.
     *
     * @param mask constant, broadcast to this
     * @param p the probability with which the mask was drawn, {@code 0 <= p < 1}
     */
    default Tensor dropout(Tensor mask, double p) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("dropout: expected 0 <= p < 1, found " + p);
        }
        Shape.broadcast("dropout", self().shape(), mask.shape());
        return self().mul(mask.mul(1 / (1 - p)));
    }
}
