package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import java.util.function.UnaryOperator;

/** Elementwise functions as modules. */
public enum Activation implements Module {
    RELU(Tensor::relu),
    SIGMOID(Tensor::sigmoid),
    TANH(Tensor::tanh);

    private final UnaryOperator<Tensor> function;

    Activation(UnaryOperator<Tensor> function) {
        this.function = function;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return function.apply(x);
    }
}
