package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.Map;

/**
 * Gated recurrent unit: {@code n = tanh(x_n + r h_n)}, {@code h = (1 - z) n + z h} with gates r and z (Cho et al. 2014; math.md
 * §9.3). As in PyTorch, r multiplies {@code W_hn h + b_hn} after the product, and the gates lie in the order reset, update, new.
 */
public final class Gru extends RnnBase {
    private static final int GATES = 3;

    private Gru(int hidden, RnnOptions options, Map<String, Parameter> parameters) {
        super(hidden, options, parameters);
    }

    /** A float32 layer. */
    public static Gru create(int in, int hidden, RnnOptions options, RandomKey key) {
        return create(in, hidden, options, key, DType.FLOAT32);
    }

    /** A layer of the given floating type. */
    public static Gru create(int in, int hidden, RnnOptions options, RandomKey key, DType dtype) {
        return new Gru(hidden, options, draw(GATES, in, hidden, options, key, dtype));
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
        List<Tensor> x = gates(fromInput);
        List<Tensor> u = gates(fromHidden);
        Tensor r = x.get(0).add(u.get(0)).sigmoid();
        Tensor z = x.get(1).add(u.get(1)).sigmoid();
        Tensor n = x.get(2).add(r.mul(u.get(2))).tanh();
        return n.add(z.mul(h.sub(n))); // (1 - z) n + z h with one product less
    }
}
