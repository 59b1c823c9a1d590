package gradbook.engine.autograd;

import gradbook.engine.op.Lstm;

/** What goes through sequences, of {@link Tensor} (math.md §9). */
public sealed interface RecurrentMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * A long short-term memory over this sequence [t, n, in]; its gates lie in the order input, forget, cell, output.
     *
     * @param weightIh [4 hidden, in], what they get from the input
     * @param weightHh [4 hidden, hidden], what they get from h
     * @param h before the first step, [n, hidden]
     * @param c before the first step, [n, hidden]
     * @param reverse whether the last place of the sequence is the first step
     * @return [t + 1, n, hidden]: h after every step in its input's place, and behind them c after the last step
     */
    default Tensor lstm(Tensor weightIh, Tensor weightHh, Tensor h, Tensor c, boolean reverse) {
        return Tensor.apply(new Lstm(false, reverse), self(), weightIh, weightHh, h, c);
    }

    /** {@link #lstm(Tensor, Tensor, Tensor, Tensor, boolean)}, with a bias [4 hidden] beside each of the two products. */
    default Tensor lstm(
            Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh, Tensor h, Tensor c, boolean reverse) {
        return Tensor.apply(new Lstm(true, reverse), self(), weightIh, weightHh, biasIh, biasHh, h, c);
    }
}
