package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an image row by row, from the top, through an LSTM; what it holds after the last row is classified. */
public final class RowLstm implements Module {
    private static final int ROWS = 28;
    private static final int COLUMNS = 28;

    private final Map<String, Module> parts = new LinkedHashMap<>();

    private RowLstm(Lstm lstm, Linear fc) {
        parts.put("lstm", lstm);
        parts.put("fc", fc);
    }

    /** The network, drawn under {@code key}. */
    public static Module create(int hidden, RandomKey key, DType dtype) {
        return new RowLstm(
                Lstm.create(COLUMNS, hidden, RnnOptions.DEFAULT.withBatchFirst(), key.fold("lstm"), dtype),
                Linear.create(hidden, 10, Initializer.GLOROT_UNIFORM, key.fold("fc"), dtype));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        int n = x.shape().size(0);
        Tensor states = mode.run("lstm", parts.get("lstm"), x.reshape(n, ROWS, COLUMNS));
        Tensor last = states.slice(1, ROWS - 1, ROWS, 1);
        return mode.run("fc", parts.get("fc"), last.squeeze(1));
    }

    @Override
    public Map<String, Module> children() {
        return parts;
    }
}
