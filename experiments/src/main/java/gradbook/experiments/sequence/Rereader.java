package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import java.util.Arrays;

/** Keeps the tokens and has the network read all of them again for each one: the plain way. */
public final class Rereader implements Reader {
    private final Module network;
    private final Window window;

    /** @param network tokens [1, t] to logits [1, t, vocabulary], for t up to {@code context} */
    public Rereader(Module network, int context) {
        this.network = network;
        this.window = new Window(context);
    }

    @Override
    public NdArray read(int... tokens) {
        window.add(tokens);
        int[] seen = window.tokens();
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, seen.length), seen));
        return row(NoGrad.of(() -> network.forward(x, Mode.EVAL)).value(), seen.length - 1);
    }

    /** A copy of one place's logits, of [1, t, vocabulary]. */
    static NdArray row(NdArray logits, int place) {
        int vocabulary = logits.shape().size(2);
        int from = place * vocabulary;
        return NdArray.of(Shape.of(vocabulary), Arrays.copyOfRange(logits.floats(), from, from + vocabulary));
    }

    @Override
    public boolean hasSlid() {
        return window.hasSlid();
    }
}
