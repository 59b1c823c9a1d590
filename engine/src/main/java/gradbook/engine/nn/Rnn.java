package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.Map;

/** {@code h = tanh(W_ih x + b_ih + W_hh h + b_hh)} at every step (Elman 1990; math.md §9.1), or with a ReLU for the tanh. */
public final class Rnn extends RnnBase {
    private final Activation nonlinearity;

    private Rnn(int hidden, RnnOptions options, Activation nonlinearity, Map<String, Parameter> parameters) {
        super(hidden, options, parameters);
        this.nonlinearity = nonlinearity;
    }

    /** A float32 layer with the tanh. */
    public static Rnn create(int in, int hidden, RnnOptions options, RandomKey key) {
        return create(in, hidden, options, Activation.TANH, key, DType.FLOAT32);
    }

    /**
     * A layer of the given floating type.
     *
     * @param nonlinearity {@link Activation#TANH} or {@link Activation#RELU}
     */
    public static Rnn create(
            int in, int hidden, RnnOptions options, Activation nonlinearity, RandomKey key, DType dtype) {
        if (nonlinearity != Activation.TANH && nonlinearity != Activation.RELU) {
            throw new IllegalArgumentException("rnn: expected TANH or RELU, found " + nonlinearity);
        }
        return new Rnn(hidden, options, nonlinearity, draw(1, in, hidden, options, key, dtype));
    }

    /** {@link Activation#TANH} or {@link Activation#RELU}. */
    public Activation nonlinearity() {
        return nonlinearity;
    }

    @Override
    int states() {
        return 1;
    }

    @Override
    Output run(Tensor x, String suffix, boolean reverse, List<Tensor> state) {
        return stepwise(x, suffix, reverse, state.get(0), this::step);
    }

    private Tensor step(Tensor fromInput, Tensor fromHidden, Tensor h) {
        return nonlinearity.forward(fromInput.add(fromHidden), Mode.EVAL);
    }
}
