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

    /**
     * Reads with a model of tokens [n, context], int32, to logits [n, context, vocabulary].
     *
     * @throws IllegalArgumentException if it takes or gives something else
     */
    public ModelReader(LoadedModel model, TextModel text) {
        long context = text.context();
        long signs = text.vocabulary().size();
        List<List<Long>> taken =
                model.inputs().stream().map(LoadedModel.Port::sizes).toList();
        List<List<Long>> given =
                model.outputs().stream().map(LoadedModel.Port::sizes).toList();
        if (!taken.equals(List.of(List.of(-1L, context))) || !given.equals(List.of(List.of(-1L, context, signs)))) {
            throw new IllegalArgumentException("expected tokens [-1, " + context + "] and logits [-1, " + context + ", "
                    + signs + "], found inputs " + model.inputs() + " and outputs " + model.outputs());
        }
        this.model = model;
        this.context = text.context();
        this.window = new Window(text.context());
    }

    @Override
    public NdArray read(int... tokens) {
        window.add(tokens);
        int[] seen = window.tokens();
        NdArray x = NdArray.of(Shape.of(1, context), Arrays.copyOf(seen, context));
        return Rereader.row(model.run(List.of(x)), seen.length - 1);
    }

    @Override
    public boolean hasSlid() {
        return window.hasSlid();
    }
}
