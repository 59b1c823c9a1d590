package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.LstmSequence;
import gradbook.engine.kernel.LstmSequence.Pair;
import gradbook.engine.kernel.MatMul;
import gradbook.engine.kernel.Operands;
import gradbook.engine.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A long short-term memory over a whole sequence (math.md §9.2): the bits of its steps written out, without the arrays between them;
 * backward, the products for the weights are one. Inputs: x [t, n, in]; W_ih [4 hidden, in] and W_hh [4 hidden, hidden] with the gates in
 * the order input, forget, cell, output; b_ih and b_hh [4 hidden] if there are biases; h and c before the first step, [n, hidden] each.
 * Output [t + 1, n, hidden]: h after every step, each in its input's place, and behind them c after the last step.
 *
 * @param bias whether b_ih and b_hh are the fourth input and the fifth
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
        Pair weight = new Pair(x[1], x[2]);
        Pair biases = bias ? new Pair(x[3], x[4]) : null;
        LstmSequence.Passed passed =
                LstmSequence.forward(x[0], weight, biases, x[arity() - 2], x[arity() - 1], reverse);
        return new Output(passed.y(), passed.kept());
    }

    private void checkShapes(NdArray... x) {
        Operands.rank(name(), x[0], 3);
        Operands.rank(name(), x[2], 2);
        Shape sequence = x[0].shape();
        int gates = x[2].shape().size(0);
        int hidden = x[2].shape().size(1);
        if (sequence.size(0) == 0 || hidden == 0 || gates != (long) GATES * hidden) {
            throw new IllegalArgumentException(name() + ": expected a sequence [t, n, in] with t >= 1 and a weight"
                    + " [4 hidden, hidden] with hidden >= 1, found " + sequence + " and " + x[2].shape());
        }
        Shape state = Shape.of(sequence.size(1), hidden);
        List<Shape> expected =
                new ArrayList<>(List.of(sequence, Shape.of(gates, sequence.size(2)), x[2].shape(), state, state));
        if (bias) {
            expected.addAll(3, List.of(Shape.of(gates), Shape.of(gates)));
        }
        for (int i = 1; i < x.length; i++) {
            Operands.sameFloatingType(name(), x[0], x[i]);
            if (!x[i].shape().equals(expected.get(i))) {
                throw new IllegalArgumentException(name() + ": expected input " + i + " " + expected.get(i)
                        + " for a sequence " + sequence + " and " + hidden + " hidden elements, found " + x[i].shape());
            }
        }
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        NdArray x = call.x(0);
        NdArray before = call.x(arity() - 2);
        LstmSequence.Gradient gradient = LstmSequence.backward(call.kept(), call.x(2), dy, reverse);
        Call.Rule dx = () -> MatMul.product(Linear.matrix(gradient.sums()), false, call.x(1), false)
                .reshape(x.shape());
        Supplier<Pair> weight = Call.once(() -> LstmSequence.weight(gradient.sums(), x, call.y(), before, reverse));
        Call.Rule ih = () -> weight.get().ih();
        Call.Rule hh = () -> weight.get().hh();
        if (!bias) {
            return call.gradients(dx, ih, hh, gradient::h, gradient::c);
        }
        Supplier<NdArray> biases = Call.once(() -> Reduction.sum(gradient.sums(), List.of(0, 1), false));
        return call.gradients(dx, ih, hh, biases::get, biases::get, gradient::h, gradient::c);
    }

    @Override
    public long multiplyAdds(Shape y, Shape... x) {
        return (long) x[0].count(0, 2) * (x[1].count() + x[2].count());
    }

    @Override
    public int arity() {
        return bias ? 7 : 5;
    }
}
