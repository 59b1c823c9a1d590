package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.Map;

/**
 * Long short-term memory: {@code c = f c + i g}, {@code h = o tanh c} with gates i, f, g, o from one product each with x and h
 * (Hochreiter and Schmidhuber 1997; Gers et al. 2000 for f; math.md §9.2). The gates lie in PyTorch's order: input, forget,
 * cell, output. Its state is h and c.
 */
public final class Lstm extends RnnBase {
    private static final int GATES = 4;

    private Lstm(int hidden, RnnOptions options, Map<String, Parameter> parameters) {
        super(hidden, options, parameters);
    }

    /** A float32 layer. */
    public static Lstm create(int in, int hidden, RnnOptions options, RandomKey key) {
        return create(in, hidden, options, key, DType.FLOAT32);
    }

    /** A layer of the given floating type. */
    public static Lstm create(int in, int hidden, RnnOptions options, RandomKey key, DType dtype) {
        return new Lstm(hidden, options, draw(GATES, in, hidden, options, key, dtype));
    }

    @Override
    int states() {
        return 2;
    }

    @Override
    List<Tensor> step(Tensor fromInput, Tensor fromHidden, List<Tensor> state) {
        List<Tensor> gates = gates(fromInput.add(fromHidden));
        Tensor i = gates.get(0).sigmoid();
        Tensor f = gates.get(1).sigmoid();
        Tensor g = gates.get(2).tanh();
        Tensor o = gates.get(3).sigmoid();
        Tensor c = f.mul(state.get(1)).add(i.mul(g));
        return List.of(o.mul(c.tanh()), c);
    }
}
