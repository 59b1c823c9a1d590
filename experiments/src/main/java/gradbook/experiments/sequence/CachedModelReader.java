package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.CachedModel;
import gradbook.interop.onnx.LoadedModel;
import java.util.List;

/** A model that was exported with a cache, as {@link CachedReader} reads with a network: it works out what is new alone. */
public final class CachedModelReader implements Reader {
    private final CachedModel model;
    private final Window window;

    /**
     * Reads with a {@link CachedModel}.
     *
     * @throws IllegalArgumentException if it is none, or its logits are not one for each sign
     */
    public CachedModelReader(LoadedModel model, TextModel text) {
        long signs = text.vocabulary().size();
        this.model = CachedModel.of(model);
        LoadedModel.Port logits = model.outputs().stream()
                .filter(output -> output.name().equals(CachedModel.LOGITS))
                .findFirst()
                .orElseThrow();
        if (!logits.sizes().equals(List.of(-1L, -1L, signs))) {
            throw new IllegalArgumentException("expected logits [-1, -1, " + signs + "], found " + logits);
        }
        this.window = new Window(text.context());
    }

    @Override
    public NdArray read(int... tokens) {
        boolean slid = window.add(tokens);
        if (slid) {
            model.forget();
        }
        int[] fresh = slid ? window.tokens() : tokens;
        return Rereader.row(model.read(NdArray.of(Shape.of(1, fresh.length), fresh)), fresh.length - 1);
    }

    @Override
    public boolean hasSlid() {
        return window.hasSlid();
    }
}
