package gradbook.experiments.shakespeare;

import gradbook.experiments.run.ExperimentId;
import java.util.List;

/** The networks that write plays, from what sees least to what sees most. */
public final class Playwrights {
    private static final String CHAPTER = "[Shakespeare](../shakespeare/README.md)";

    /** {@code shakespeare-gpt@1}, in nanoGPT's setting for a processor without an accelerator. */
    public static final Playwright<GptConfiguration> GPT = new Playwright<>(
            new ExperimentId("shakespeare-gpt", 1),
            "a small GPT",
            "A decoder of GPT-2's kind, of four blocks with four heads, 128 wide, that sees 64 characters: nanoGPT's setting for a processor without "
                    + "an accelerator.",
            "80 s, 1.86 validation loss",
            new GptConfiguration(1337, 8, 12, 64, 1e-3, 0.1, 128, 4, 4),
            "What does a transformer of 800,000 numbers learn of Shakespeare in a minute?",
            CHAPTER);

    /** {@code shakespeare-bigram@1}, where the ladder begins. */
    static final Playwright<BigramConfiguration> BIGRAM = new Playwright<>(
            new ExperimentId("shakespeare-bigram", 1),
            "a table of pairs",
            "A table of 65 x 65 numbers: for each character the logits of the next one.",
            "3 s, 2.49 validation loss",
            new BigramConfiguration(1337, 8, 32, 64, 0.05, 0),
            "What does the last character alone say about the next one?",
            CHAPTER);

    /** The list. */
    public static final List<Playwright<?>> ALL = List.of(
            BIGRAM,
            new Playwright<>(
                    new ExperimentId("shakespeare-lstm", 1),
                    "a long short-term memory",
                    "A vector for each character, one long short-term memory and a layer of logits; it begins each stretch with an empty memory.",
                    "70 s, 1.55 validation loss",
                    new LstmConfiguration(1337, 8, 32, 64, 5e-3, 0.01, 64, 256),
                    "How far does a network get that carries what it read along?",
                    CHAPTER),
            GPT);

    private Playwrights() {}
}
