package gradbook.experiments.gates;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;

/**
 * The kinds of memory that are compared, by the name in a legend, with PyTorch's first weights; but the LSTM's forget gates begin open, with a
 * bias of 1 more (Jozefowicz, Zaremba, Sutskever 2015).
 */
enum Cell {
    RNN(Rnn::create),
    GRU(Gru::create),
    LSTM(Cell::remembering);

    private static final RnnOptions OPTIONS = RnnOptions.DEFAULT.withBatchFirst();

    private final Factory layer;

    Cell(Factory layer) {
        this.layer = layer;
    }

    @FunctionalInterface
    private interface Factory {
        Module create(int in, int hidden, RnnOptions options, RandomKey key);
    }

    private static Lstm remembering(int in, int hidden, RnnOptions options, RandomKey key) {
        Lstm lstm = Lstm.create(in, hidden, options, key);
        float[] bias = lstm.ownParameters().get("bias_ih_l0").value().floats();
        for (int j = hidden; j < 2 * hidden; j++) { // the second of four gates
            bias[j] += 1;
        }
        return lstm;
    }

    /** A network of sequences [n, t, in] to answers [n, t, out], drawn under {@code key}. */
    Module network(int in, int hidden, int out, RandomKey key) {
        return Sequential.named()
                .add("rnn", layer.create(in, hidden, OPTIONS, key.fold("rnn")))
                .add("fc", Linear.create(hidden, out, Initializer.GLOROT_UNIFORM, key.fold("fc"), DType.FLOAT32))
                .build();
    }
}
