package gradbook.experiments.shakespeare;

import gradbook.experiments.run.ExperimentId;
import java.util.List;

/** From one head of attention to a GPT: to normalization one thing is added at a time, the last is larger in all. */
public final class Ladder {
    private static final String CHAPTER = "[the ladder](../shakespeare-ladder/README.md)";

    private static final PartialGptConfiguration ONE_HEAD =
            new PartialGptConfiguration(1337, 8, 32, 64, 3e-3, 0.1, 64, 1, 1, false, false, false);

    private static final PartialGptConfiguration HEADS = ONE_HEAD.withHeads(4);
    private static final PartialGptConfiguration FEED_FORWARD = HEADS.withFeedForward();
    private static final PartialGptConfiguration DEEP = FEED_FORWARD.withLayers(3);
    private static final PartialGptConfiguration RESIDUAL = DEEP.withShortcuts();

    /** The list, in the order in which things are added. */
    public static final List<Playwright<?>> RUNGS = List.of(
            rung(
                    "head",
                    "one head of attention",
                    "12 s, 2.36",
                    ONE_HEAD,
                    "What does it add to look at the characters before, by one head of attention?"),
            rung("heads", "four heads", "16 s, 2.17", HEADS, "What do four narrow heads see that a wide one does not?"),
            rung(
                    "feed-forward",
                    "four heads and a feed-forward network",
                    "23 s, 1.93",
                    FEED_FORWARD,
                    "What does a network add that thinks about what the heads have found?"),
            rung(
                    "deep",
                    "three layers of both",
                    "1 min, 2.15",
                    DEEP,
                    "Is more of the same better, three layers one on another?"),
            rung(
                    "residual",
                    "three layers with shortcuts",
                    "1 min, 1.75",
                    RESIDUAL,
                    "What do shortcuts do for three layers?"),
            rung(
                    "norm",
                    "three layers with shortcuts and normalization",
                    "1 min, 1.79",
                    RESIDUAL.withNorms(),
                    "What does normalization add where there are shortcuts?"),
            new Playwright<>(
                    new ExperimentId("shakespeare-gpt", 2),
                    "a larger GPT",
                    "A decoder of GPT-2's kind, of six blocks with six heads, 192 wide, that sees 128 characters.",
                    "half an hour, 1.50 validation loss",
                    new GptConfiguration(1337, 20, 16, 128, 1e-3, 0.1, 192, 6, 6),
                    "How well does a GPT write that half an hour on two cores can train?",
                    CHAPTER));

    private Ladder() {}

    private static Playwright<PartialGptConfiguration> rung(
            String name, String network, String expectation, PartialGptConfiguration configuration, String question) {
        return new Playwright<>(
                new ExperimentId("shakespeare-" + name, 1),
                network,
                "Vectors of characters and places, causal attention, a layer of logits; " + network + ".",
                expectation + " validation loss",
                configuration,
                question,
                CHAPTER);
    }
}
