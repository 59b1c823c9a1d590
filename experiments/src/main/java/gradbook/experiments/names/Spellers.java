package gradbook.experiments.names;

import gradbook.experiments.names.RecurrentConfiguration.Cell;
import gradbook.experiments.run.ExperimentId;
import java.util.List;

/** The networks that spell names, from what sees least to what sees most. */
public final class Spellers {
    /** The list. */
    public static final List<NameSpelling<?>> ALL = List.of(
            new NameSpelling<>(
                    new ExperimentId("names-bigram", 1),
                    "a table of pairs",
                    "A table of 27 x 27 numbers: for each letter the logits of the next one.",
                    "2 s, 2.45 validation loss",
                    new BigramConfiguration(42, 8, 64, 0.05, 50, 0),
                    "What does the last letter alone say about the next one?"),
            new NameSpelling<>(
                    new ExperimentId("names-mlp", 1),
                    "a window of eight letters",
                    "The vectors of the last eight letters side by side, a hidden layer with tanh, and one of logits.",
                    "20 s, 2.02 validation loss",
                    new WindowConfiguration(42, 20, 64, 0.003, 100, 0.1, 8, 16, 200),
                    "How far does a fixed window of letters get?"),
            recurrent(
                    "names-rnn",
                    "a plain recurrent network",
                    Cell.RNN,
                    "20 s, 2.00 validation loss",
                    "How far does one get that carries along what it has read?"),
            recurrent(
                    "names-gru",
                    "a network of gated units",
                    Cell.GRU,
                    "1 min, 1.95 validation loss",
                    "What do gates add?"),
            recurrent(
                    "names-lstm",
                    "a long short-term memory",
                    Cell.LSTM,
                    "40 s, 1.94 validation loss",
                    "What does a cell add that is changed by gates alone?"),
            new NameSpelling<>(
                    new ExperimentId("names-transformer", 1),
                    "a transformer",
                    "A decoder of GPT-2's kind, of three blocks with two heads.",
                    "3 min, 1.97 validation loss",
                    new TransformerConfiguration(42, 20, 64, 0.012, 100, 0.1, 64, 2, 3, 0.03),
                    "How far does a network get that looks at every letter before, whenever it wants?"));

    private Spellers() {}

    private static NameSpelling<RecurrentConfiguration> recurrent(
            String name, String network, Cell cell, String expectation, String question) {
        return new NameSpelling<>(
                new ExperimentId(name, 1),
                network,
                "A vector for each letter, one recurrent layer (" + cell + ") and one of logits.",
                expectation,
                new RecurrentConfiguration(42, 15, 64, 0.005, 100, 0.1, cell, 32, 128),
                question);
    }
}
