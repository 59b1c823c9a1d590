package gradbook.engine.autograd;

import gradbook.engine.op.Lstm;

/** What goes through sequences, of {@link Tensor} (math.md §9). */
public sealed interface RecurrentMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * A long short-term memory over this, what its gates get from the input [t, n, 4 hidden], in the order input, forget, cell, output.
     *
     * @param weight [4 hidden, hidden], what they get from h
     * @param h before the first step, [n, hidden]
     * @param c before the first step, [n, hidden]
     * @param reverse whether the last place of the sequence is the first step
     * @return [t + 1, n, hidden]: h after every step in its input's place, and behind them c after the last step
     */
    default Tensor lstm(Tensor weight, Tensor h, Tensor c, boolean reverse) {
        return Tensor.apply(new Lstm(false, reverse), self(), weight, h, c);
    }

    /** {@link #lstm(Tensor, Tensor, Tensor, boolean)}, with a bias [4 hidden] beside what the gates get from h. */
    default Tensor lstm(Tensor weight, Tensor bias, Tensor h, Tensor c, boolean reverse) {
        return Tensor.apply(new Lstm(true, reverse), self(), weight, bias, h, c);
    }
}
