package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/**
 * Elementwise functions without attributes, as modules, by PyTorch's names ({@code GELU_TANH} is its {@code approximate='tanh'}).
 * Those with an attribute are {@link LeakyRelu} and {@link Elu}.
 */
public enum Activation implements Module {
    RELU,
    SIGMOID,
    LOG_SIGMOID,
    TANH,
    SOFTPLUS,
    SELU,
    SILU,
    MISH,
    GELU,
    GELU_TANH;

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return switch (this) {
            case RELU -> x.relu();
            case SIGMOID -> x.sigmoid();
            case LOG_SIGMOID -> x.logSigmoid();
            case TANH -> x.tanh();
            case SOFTPLUS -> x.softplus();
            case SELU -> x.selu();
            case SILU -> x.silu();
            case MISH -> x.mish();
            case GELU -> x.gelu();
            case GELU_TANH -> x.geluTanh();
        };
    }
}
