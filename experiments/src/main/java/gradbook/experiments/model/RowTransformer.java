package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.TransformerBlock;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the rows of an image for the words of a sentence: each is projected, told its place, and seen by all others through two
 * transformer blocks; the mean over the rows is classified.
 */
public final class RowTransformer implements Module {
    private static final int ROWS = 28;
    private static final int COLUMNS = 28;
    private static final int BLOCKS = 2;

    /** Standard deviation of GPT-2's position embeddings. */
    private static final double DEVIATION = 0.02;

    private final Parameter positions;
    private final Map<String, Module> parts;

    private RowTransformer(Parameter positions, Map<String, Module> parts) {
        this.positions = positions;
        this.parts = parts;
    }

    /** The network, drawn under {@code key}. */
    public static Module create(int width, int heads, RandomKey key, DType dtype) {
        Initializer initializer = Initializer.GLOROT_UNIFORM;
        TransformerBlock.Options options = TransformerBlock.Options.gpt(width).withCausal(false);
        Map<String, Module> parts = new LinkedHashMap<>();
        parts.put("embed", Linear.create(COLUMNS, width, initializer, key.fold("embed"), dtype));
        for (int i = 0; i < BLOCKS; i++) {
            String name = "block" + i;
            parts.put(name, TransformerBlock.create(width, heads, options, initializer, key.fold(name), dtype));
        }
        parts.put("norm", LayerNorm.create(Shape.of(width), 1e-5, true, dtype));
        parts.put("fc", Linear.create(width, 10, initializer, key.fold("fc"), dtype));
        Initializer normal = Initializer.normal(0, DEVIATION);
        return new RowTransformer(
                new Parameter(normal.draw(Shape.of(ROWS, width), dtype, key.fold("positions"))), parts);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y =
                run("embed", x.reshape(x.shape().size(0), ROWS, COLUMNS), mode).add(positions.tensor());
        for (int i = 0; i < BLOCKS; i++) {
            y = run("block" + i, y, mode);
        }
        return run("fc", run("norm", y, mode).mean(false, 1), mode);
    }

    private Tensor run(String part, Tensor x, Mode mode) {
        return mode.run(part, parts.get(part), x);
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return Map.of("positions", positions);
    }

    @Override
    public Map<String, Module> children() {
        return parts;
    }
}
