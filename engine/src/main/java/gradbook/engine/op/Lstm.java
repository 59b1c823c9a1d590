package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.LstmSequence;
import gradbook.engine.kernel.Operands;
import gradbook.engine.kernel.Reduction;
import java.util.List;

/**
 * A long short-term memory over a whole sequence (math.md §9.2): the bits of its steps written out, without the arrays between them;
 * backward, the products for the weight are one. Inputs: {@code a = W_ih x + b_ih} [t, n, 4 hidden] with the gates in the order input,
 * forget, cell, output; W_hh [4 hidden, hidden]; b_hh [4 hidden] if there is a bias; h and c before the first step, [n, hidden] each.
 * Output [t + 1, n, hidden]: h after every step, each in its input's place, and behind them c after the last step.
 *
 * @param bias whether b_hh is the third input
 * @param reverse whether the last place of the sequence is the first step
 */
public record Lstm(boolean bias, boolean reverse) implements RecurrentOp {
    private static final int GATES = 4;

    @Override
    public NdArray value(NdArray... x) {
        return forward(x).y();
    }

    @Override
    public Output forward(NdArray... x) {
        check(x);
        checkShapes(x);
        LstmSequence.Passed passed =
                LstmSequence.forward(x[0], x[1], bias ? x[2] : null, x[arity() - 2], x[arity() - 1], reverse);
        return new Output(passed.y(), passed.kept());
    }

    private void checkShapes(NdArray... x) {
        Shape sequence = x[0].shape();
        Operands.rank(name(), x[0], 3);
        int gates = sequence.size(2);
        int hidden = gates / GATES;
        if (sequence.size(0) == 0 || gates == 0 || gates % GATES != 0) {
            throw new IllegalArgumentException(
                    name() + ": expected a sequence [t, n, 4 hidden] with t, hidden >= 1, found " + sequence);
        }
        Shape state = Shape.of(sequence.size(1), hidden);
        List<Shape> expected = bias
                ? List.of(sequence, Shape.of(gates, hidden), Shape.of(gates), state, state)
                : List.of(sequence, Shape.of(gates, hidden), state, state);
        for (int i = 1; i < x.length; i++) {
            Operands.sameFloatingType(name(), x[0], x[i]);
            if (!x[i].shape().equals(expected.get(i))) {
                throw new IllegalArgumentException(name() + ": expected input " + i + " " + expected.get(i)
                        + " for a sequence " + sequence + ", found " + x[i].shape());
            }
        }
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        NdArray before = call.x(arity() - 2);
        LstmSequence.Gradient gradient = LstmSequence.backward(call.kept(), call.x(1), dy, reverse);
        Call.Rule sums = gradient::sums;
        Call.Rule weight = () -> LstmSequence.weight(gradient.sums(), call.y(), before, reverse);
        return bias
                ? call.gradients(
                        sums,
                        weight,
                        () -> Reduction.sum(gradient.sums(), List.of(0, 1), false),
                        gradient::h,
                        gradient::c)
                : call.gradients(sums, weight, gradient::h, gradient::c);
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return (long) x[0].count() * y.size(2);
    }

    @Override
    public int arity() {
        return bias ? 5 : 4;
    }
}
