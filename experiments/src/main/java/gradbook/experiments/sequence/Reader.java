package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Module;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.model.RecurrentLanguageModel;
import gradbook.interop.onnx.CachedModel;
import gradbook.interop.onnx.LoadedModel;

/** A network that reads a text and says, after what it has read, what may come. */
public interface Reader {
    /**
     * Reads on.
     *
     * @param tokens at least one
     * @return logits [vocabulary] of the token that comes after the last of them
     */
    NdArray read(int... tokens);

    /** Whether it has let go of older tokens, because they are more than the network can see. */
    default boolean hasSlid() {
        return false;
    }

    /**
     * A reader with a network that nobody trains any more: one that keeps what it has worked out, where there is one for its kind.
     *
     * @param network tokens [1, t] to logits [1, t, vocabulary]
     * @param context the most tokens that it takes
     */
    static Reader of(Module network, int context) {
        if (network instanceof Gpt gpt) {
            return new CachedReader(gpt);
        }
        return network instanceof RecurrentLanguageModel recurrent
                ? new RecurrentReader(recurrent)
                : new Rereader(network, context);
    }

    /**
     * A reader with a model that was exported: one that keeps what it has worked out, where the model lets it.
     *
     * @throws IllegalArgumentException if the model takes or gives anything else than tokens of such a text and their logits
     */
    static Reader of(LoadedModel model, TextModel text) {
        return CachedModel.is(model) ? new CachedModelReader(model, text) : new ModelReader(model, text);
    }
}
