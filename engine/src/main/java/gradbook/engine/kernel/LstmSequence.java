package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.function.IntConsumer;

/**
 * A long short-term memory (math.md §9.2): one product for what all steps get from the input, then one product and one pass over the
 * gates for each step. What the way back needs is kept as six rows for each sample and step: the gates i, f, g, o, the cell before the
 * step, and tanh of the cell after it.
 */
public final class LstmSequence {
    /** Rows of hidden elements that are kept for each sample and step. */
    static final int KEPT = 6;

    private static final int GATES = 4;

    /** Hidden elements a thread must get before dividing pays: an element is five functions. */
    private static final int GRAIN = 1_024;

    /** Elements a thread must get before dividing a copy pays. */
    private static final int COPIED = 16_384;

    /** Samples that stay together: as many as a product's tile has rows. */
    private static final int TOGETHER = 8;

    /** Multiply-adds a thread must get before dividing the samples pays. */
    private static final long PRODUCTS = 1 << 20;

    private LstmSequence() {}

    /** What meets x and what meets h: weights [4 hidden, in] and [4 hidden, hidden], or biases [4 hidden]. */
    public record Pair(NdArray ih, NdArray hh) {}

    /**
     * What the steps leave.
     *
     * @param y [t + 1, n, hidden], the outputs and behind them the last cells
     * @param kept [t, n, 6 hidden]
     */
    public record Passed(NdArray y, NdArray kept) {}

    /**
     * What goes back.
     *
     * @param sums of what the gates are functions of, [t, n, 4 hidden]
     * @param h of the first step's h, [n, hidden]
     * @param c of the first step's c, [n, hidden]
     */
    public record Gradient(NdArray sums, NdArray h, NdArray c) {}

    /**
     * All steps.
     *
     * @param x [t, n, in]
     * @param bias or null
     * @param h0 [n, hidden]
     * @param c0 [n, hidden]
     */
    public static Passed forward(NdArray x, Pair weight, Pair bias, NdArray h0, NdArray c0, boolean reverse) {
        int steps = x.shape().size(0);
        int n = h0.shape().size(0);
        int hidden = h0.shape().size(1);
        NdArray y = NdArray.unset(Shape.of(steps + 1, n, hidden), x.dtype());
        NdArray kept = NdArray.unset(Shape.of(steps, n, KEPT * hidden), x.dtype());
        NdArray a = MatMul.product(rows(x), false, weight.ih, true);
        NdArray u = NdArray.unset(Shape.of(n, GATES * hidden), x.dtype());
        SharedFactor recurrent = SharedFactor.of(weight.hh, true, n);
        int cells = steps * n * hidden; // where c lies in y
        copy(c0, 0, y, cells, n * hidden);
        bySamples(steps, n, hidden, (from, to) -> {
            for (int step = 0; step < steps; step++) {
                int place = place(step, steps, reverse);
                if (step == 0) {
                    recurrent.product(h0, from, to - from, u, from);
                } else {
                    recurrent.product(y, place(step - 1, steps, reverse) * n + from, to - from, u, from);
                }
                byRows(from, to, hidden, row -> {
                    int at = place * n + row;
                    if (x.dtype() == DType.FLOAT32) {
                        float[] biasA = bias == null ? null : bias.ih.floats();
                        float[] biasU = bias == null ? null : bias.hh.floats();
                        LstmCell.sums(a.floats(), biasA, u.floats(), biasU, row, at, GATES * hidden, kept.floats());
                        LstmCell.forward(kept.floats(), at, y.floats(), cells, row, hidden);
                    } else {
                        double[] biasA = bias == null ? null : bias.ih.doubles();
                        double[] biasU = bias == null ? null : bias.hh.doubles();
                        LstmCell.sums(a.doubles(), biasA, u.doubles(), biasU, row, at, GATES * hidden, kept.doubles());
                        LstmCell.forward(kept.doubles(), at, y.doubles(), cells, row, hidden);
                    }
                });
            }
        });
        return new Passed(y, kept);
    }

    /**
     * All steps back.
     *
     * @param dy [t + 1, n, hidden]
     */
    public static Gradient backward(NdArray kept, NdArray weight, NdArray dy, boolean reverse) {
        int steps = kept.shape().size(0);
        int n = kept.shape().size(1);
        int hidden = weight.shape().size(1);
        Shape state = Shape.of(n, hidden);
        SharedFactor recurrent = SharedFactor.of(weight, false, n);
        NdArray sums = NdArray.unset(Shape.of(steps, n, GATES * hidden), dy.dtype());
        NdArray dc = NdArray.unset(state, dy.dtype());
        copy(dy, steps * n * hidden, dc, 0, n * hidden);
        NdArray dh = NdArray.zeros(state, dy.dtype());
        bySamples(steps, n, hidden, (from, to) -> {
            for (int step = steps - 1; step >= 0; step--) {
                int place = place(step, steps, reverse);
                byRows(from, to, hidden, row -> {
                    int at = place * n + row;
                    if (dy.dtype() == DType.FLOAT32) {
                        LstmCell.backward(
                                kept.floats(), dy.floats(), at, dh.floats(), dc.floats(), row, hidden, sums.floats());
                    } else {
                        LstmCell.backward(
                                kept.doubles(),
                                dy.doubles(),
                                at,
                                dh.doubles(),
                                dc.doubles(),
                                row,
                                hidden,
                                sums.doubles());
                    }
                });
                recurrent.product(sums, place * n + from, to - from, dh, from);
            }
        });
        return new Gradient(sums, dh, dc);
    }

    /**
     * {@code dW_ih = Σ dsums x} and {@code dW_hh = Σ dsums h} over ascending places of the sequence, then samples: one product with x and
     * h side by side.
     *
     * @param sums the gradient of what the gates are functions of, [t, n, 4 hidden]
     * @param x [t, n, in]
     * @param y [t + 1, n, hidden]
     */
    public static Pair weight(NdArray sums, NdArray x, NdArray y, NdArray h0, boolean reverse) {
        int steps = x.shape().size(0);
        int n = x.shape().size(1);
        int in = x.shape().size(2);
        int hidden = h0.shape().size(1);
        int width = in + hidden;
        NdArray both = NdArray.unset(Shape.of(steps * n, width), x.dtype());
        Workers.split(steps * n, 1 + COPIED / width, (from, to) -> {
            for (int row = from; row < to; row++) {
                int place = row / n;
                boolean first = place == place(0, steps, reverse);
                int before = first ? row % n : row + (reverse ? n : -n);
                copy(x, row * in, both, row * width, in);
                copy(first ? h0 : y, before * hidden, both, row * width + in, hidden);
            }
        });
        NdArray gradient = MatMul.product(rows(sums), true, both, false);
        return new Pair(Layout.slice(gradient, 1, 0, 1, in), Layout.slice(gradient, 1, in, 1, hidden));
    }

    /** Places and samples as one axis. */
    private static NdArray rows(NdArray x) {
        return x.reshape(Shape.of(x.shape().count(0, 2), x.shape().size(2)));
    }

    /**
     * Divides the samples among threads once for all steps, if there are enough for all: none waits for another between steps, and what
     * one has written none other reads. The weight, which all of them read, is the smaller part of the traffic.
     */
    private static void bySamples(int steps, int n, int hidden, Workers.Range work) {
        long each = Math.max(1, (long) steps * TOGETHER * GATES * hidden * hidden);
        int groups = (n + TOGETHER - 1) / TOGETHER;
        if (groups < Workers.threads()) {
            work.run(0, n);
            return;
        }
        Workers.splitOnce(
                groups,
                (int) Math.min(Integer.MAX_VALUE, 1 + PRODUCTS / each),
                (from, to) -> work.run(from * TOGETHER, Math.min(n, to * TOGETHER)));
    }

    /** Of few samples, which are not divided for all steps, the rows of one. */
    private static void byRows(int from, int to, int hidden, IntConsumer row) {
        Workers.split(to - from, 1 + GRAIN / hidden, (first, end) -> {
            for (int i = first; i < end; i++) {
                row.accept(from + i);
            }
        });
    }

    private static int place(int step, int steps, boolean reverse) {
        return reverse ? steps - 1 - step : step;
    }

    private static void copy(NdArray from, int start, NdArray to, int at, int count) {
        System.arraycopy(View.storage(from), start, View.storage(to), at, count);
    }
}
