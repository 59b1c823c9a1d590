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
    Output run(Tensor x, String suffix, boolean reverse, List<Tensor> state) {
        int steps = x.shape().size(0);
        Tensor weightIh = parameter("weight_ih" + suffix);
        Tensor weightHh = parameter("weight_hh" + suffix);
        Tensor h = state.get(0);
        Tensor c = state.get(1);
        Tensor all = hasBias()
                ? x.lstm(
                        weightIh, weightHh, parameter("bias_ih" + suffix), parameter("bias_hh" + suffix), h, c, reverse)
                : x.lstm(weightIh, weightHh, h, c, reverse);
        Tensor y = all.slice(0, 0, steps);
        int last = reverse ? 0 : steps - 1;
        return new Output(
                y,
                List.of(
                        y.slice(0, last, last + 1).squeeze(0),
                        all.slice(0, steps, steps + 1).squeeze(0)));
    }
}
