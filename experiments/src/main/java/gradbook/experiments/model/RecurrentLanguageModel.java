package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tokens one after another through a recurrent layer; what it holds says what comes. [n, t], int32, to logits [n, t, vocabulary]. */
public final class RecurrentLanguageModel implements Module {
    private final RnnBase memory;
    private final Map<String, Module> parts = new LinkedHashMap<>();

    private RecurrentLanguageModel(Embedding embedding, RnnBase memory, Linear head) {
        this.memory = memory;
        parts.put("embedding", embedding);
        parts.put("rnn", memory);
        parts.put("head", head);
    }

    /**
     * The network, embedding and head drawn under {@code key}.
     *
     * @param memory takes batches first, and vectors of {@code width}
     */
    public static RecurrentLanguageModel create(int vocabulary, int width, RnnBase memory, RandomKey key, DType dtype) {
        return new RecurrentLanguageModel(
                Embedding.create(vocabulary, width, Initializer.normal(0, 1), key.fold("embedding"), dtype),
                memory,
                Linear.create(memory.hiddenSize(), vocabulary, Initializer.GLOROT_UNIFORM, key.fold("head"), dtype));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return run("head", run("rnn", run("embedding", x, mode), mode), mode);
    }

    /**
     * The same from what it held before, for a text that comes in pieces.
     *
     * @param state as the output before has it; none at the start
     * @return logits, and what it holds now
     */
    public RnnBase.Output forward(Tensor x, List<Tensor> state, Mode mode) {
        RnnBase.Output output = memory.forward(run("embedding", x, mode), state, mode);
        return new RnnBase.Output(run("head", output.y(), mode), output.state());
    }

    private Tensor run(String part, Tensor x, Mode mode) {
        return mode.run(part, parts.get(part), x);
    }

    @Override
    public Map<String, Module> children() {
        return parts;
    }
}
