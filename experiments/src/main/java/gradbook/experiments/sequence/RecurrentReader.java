package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.RnnBase;
import gradbook.experiments.model.RecurrentLanguageModel;
import java.util.List;

/** Carries along what a recurrent network holds; it has no context that could be full. */
public final class RecurrentReader implements Reader {
    private final RecurrentLanguageModel network;
    private final Mode mode = Mode.inference();
    private List<Tensor> state = List.of();

    public RecurrentReader(RecurrentLanguageModel network) {
        this.network = network;
    }

    @Override
    public NdArray read(int... tokens) {
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, tokens.length), tokens));
        RnnBase.Output output = NoGrad.of(() -> network.forward(x, state, mode));
        state = output.state();
        return Rereader.row(output.y().value(), tokens.length - 1);
    }
}
