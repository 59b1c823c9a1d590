package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;

/**
 * The steps of a long short-term memory (math.md §9.2), one product and one pass over the gates each. What the way back needs is kept
 * as six rows for each sample and step: the gates i, f, g, o, the cell before the step, and tanh of the cell after it.
 */
public final class LstmSequence {
    /** Rows of hidden elements that are kept for each sample and step. */
    static final int KEPT = 6;

    private static final int GATES = 4;

    /** Hidden elements a thread must get before dividing pays: an element is five functions. */
    private static final int GRAIN = 1_024;

    private LstmSequence() {}

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
     * @param a [t, n, 4 hidden], what the gates get from the input
     * @param weight [4 hidden, hidden]
     * @param bias [4 hidden], or null
     * @param h0 [n, hidden]
     * @param c0 [n, hidden]
     */
    public static Passed forward(NdArray a, NdArray weight, NdArray bias, NdArray h0, NdArray c0, boolean reverse) {
        int steps = a.shape().size(0);
        int n = h0.shape().size(0);
        int hidden = h0.shape().size(1);
        NdArray y = NdArray.unset(Shape.of(steps + 1, n, hidden), a.dtype());
        NdArray kept = NdArray.unset(Shape.of(steps, n, KEPT * hidden), a.dtype());
        NdArray h = h0;
        SharedFactor recurrent = SharedFactor.of(weight, true, n);
        int cells = steps * n * hidden; // where c lies in y
        copy(c0, 0, y, cells, n * hidden);
        for (int step = 0; step < steps; step++) {
            int place = reverse ? steps - 1 - step : step;
            NdArray sums = recurrent.product(h);
            NdArray next = NdArray.unset(h0.shape(), a.dtype());
            Workers.split(n, 1 + GRAIN / hidden, (from, to) -> {
                for (int row = from; row < to; row++) {
                    int at = place * n + row;
                    if (a.dtype() == DType.FLOAT32) {
                        float[] b = bias == null ? null : bias.floats();
                        LstmCell.sums(a.floats(), sums.floats(), b, row, at, GATES * hidden, kept.floats());
                        LstmCell.forward(kept.floats(), at, y.floats(), cells, row, hidden, next.floats());
                    } else {
                        double[] b = bias == null ? null : bias.doubles();
                        LstmCell.sums(a.doubles(), sums.doubles(), b, row, at, GATES * hidden, kept.doubles());
                        LstmCell.forward(kept.doubles(), at, y.doubles(), cells, row, hidden, next.doubles());
                    }
                }
            });
            copy(next, 0, y, place * n * hidden, n * hidden);
            h = next;
        }
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
        for (int step = steps - 1; step >= 0; step--) {
            int place = reverse ? steps - 1 - step : step;
            NdArray now = NdArray.unset(Shape.of(n, GATES * hidden), dy.dtype());
            NdArray later = dh;
            Workers.split(n, 1 + GRAIN / hidden, (from, to) -> {
                for (int row = from; row < to; row++) {
                    int at = place * n + row;
                    if (dy.dtype() == DType.FLOAT32) {
                        LstmCell.backward(
                                kept.floats(), dy.floats(), at, later.floats(), dc.floats(), row, hidden, now.floats());
                    } else {
                        LstmCell.backward(
                                kept.doubles(),
                                dy.doubles(),
                                at,
                                later.doubles(),
                                dc.doubles(),
                                row,
                                hidden,
                                now.doubles());
                    }
                }
            });
            copy(now, 0, sums, place * now.count(), now.count());
            dh = recurrent.product(now);
        }
        return new Gradient(sums, dh, dc);
    }

    /** {@code dW = Σ dsums h} over all samples and steps, as one product over ascending places of the sequence, then samples. */
    public static NdArray weight(NdArray sums, NdArray y, NdArray h0, boolean reverse) {
        int steps = sums.shape().size(0);
        int each = h0.count();
        int rows = steps * h0.shape().size(0);
        NdArray h = NdArray.unset(Shape.of(rows, h0.shape().size(1)), y.dtype());
        copy(y, reverse ? each : 0, h, reverse ? 0 : each, (steps - 1) * each);
        copy(h0, 0, h, reverse ? (steps - 1) * each : 0, each);
        return MatMul.product(sums.reshape(Shape.of(rows, sums.shape().size(2))), true, h, false);
    }

    private static void copy(NdArray from, int start, NdArray to, int at, int count) {
        if (from.dtype() == DType.FLOAT32) {
            System.arraycopy(from.floats(), start, to.floats(), at, count);
        } else {
            System.arraycopy(from.doubles(), start, to.doubles(), at, count);
        }
    }
}
