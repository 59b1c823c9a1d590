package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.LoadedModel;
import java.util.Arrays;
import java.util.List;

/**
 * A model that was exported, as {@link Rereader} reads with a network. It takes whole contexts: behind the tokens that there are stand others,
 * which no place before them sees.
 */
public final class ModelReader implements Reader {
    private final LoadedModel model;
    private final int context;
    private final Window window;

    /** @param model tokens [1, context], int32, to logits [1, context, vocabulary] */
    public ModelReader(LoadedModel model, int context) {
        this.model = model;
        this.context = context;
        this.window = new Window(context);
    }

    @Override
    public NdArray read(int... tokens) {
        for (int token : tokens) {
            window.add(token);
        }
        int[] seen = window.tokens();
        NdArray x = NdArray.of(Shape.of(1, context), Arrays.copyOf(seen, context));
        NdArray logits = model.run(List.of(x));
        int vocabulary = logits.shape().size(2);
        int end = seen.length * vocabulary;
        return NdArray.of(Shape.of(vocabulary), Arrays.copyOfRange(logits.floats(), end - vocabulary, end));
    }

    @Override
    public boolean hasSlid() {
        return window.hasSlid();
    }
}
