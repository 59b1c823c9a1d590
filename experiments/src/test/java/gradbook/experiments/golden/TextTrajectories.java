package gradbook.experiments.golden;

import gradbook.engine.array.DType;
import gradbook.engine.data.DataLoader;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.ClippedByNorm;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.Warmup;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.model.RecurrentLanguageModel;
import gradbook.experiments.sequence.Crops;
import gradbook.experiments.sequence.NextToken;
import gradbook.experiments.shakespeare.Playwright;
import java.util.List;
import java.util.function.Function;

/** The networks that read text, trained as the chapter on Shakespeare trains them, on a poem of his that need not be fetched. */
public final class TextTrajectories {
    private static final int CONTEXT = 32;
    private static final int WIDTH = 32;
    private static final int HIDDEN = 48;
    private static final int BATCH = 4;
    private static final int WARMUP = 100;
    private static final int VOCABULARY = Playwright.CHARACTERS.size();
    private static final RnnOptions OPTIONS = RnnOptions.DEFAULT.withBatchFirst();
    private static final RandomKey KEY = RandomKey.of(42);

    /** Sonnet 18. */
    private static final String SONNET = """
            Shall I compare thee to a summer's day?
            Thou art more lovely and more temperate:
            Rough winds do shake the darling buds of May,
            And summer's lease hath all too short a date;
            Sometime too hot the eye of heaven shines,
            And often is his gold complexion dimm'd;
            And every fair from fair sometime declines,
            By chance or nature's changing course untrimm'd;
            But thy eternal summer shall not fade,
            Nor lose possession of that fair thou ow'st;
            Nor shall death brag thou wander'st in his shade,
            When in eternal lines to time thou grow'st:
            So long as men can breathe, or eyes can see,
            So long lives this, and this gives life to thee.
            """;

    private TextTrajectories() {}

    /** All of them. */
    public static List<Trajectory> all() {
        RandomKey key = KEY.fold("model");
        return List.of(
                trajectory(
                        "text-gpt",
                        "Gpt of four blocks, 32 wide, 4 heads",
                        1e-3,
                        dtype -> Gpt.create(VOCABULARY, CONTEXT, WIDTH, 4, 4, key, dtype)),
                trajectory(
                        "text-lstm",
                        "RecurrentLanguageModel, 32 wide, with an LSTM of 48 units",
                        5e-3,
                        dtype -> recurrent(Lstm.create(WIDTH, HIDDEN, OPTIONS, key.fold("rnn"), dtype), key, dtype)),
                trajectory(
                        "text-gru",
                        "RecurrentLanguageModel, 32 wide, with a GRU of 48 units",
                        5e-3,
                        dtype -> recurrent(Gru.create(WIDTH, HIDDEN, OPTIONS, key.fold("rnn"), dtype), key, dtype)));
    }

    private static Module recurrent(RnnBase memory, RandomKey key, DType dtype) {
        return RecurrentLanguageModel.create(VOCABULARY, WIDTH, memory, key, dtype);
    }

    private static Trajectory trajectory(String name, String network, double rate, Function<DType, Module> model) {
        Crops text = new Crops(Playwright.CHARACTERS.encode(SONNET), CONTEXT, 1);
        return new Trajectory(
                name,
                network
                        + ", AdamW with betas of 0.9 and 0.99 and weight decay 0.1, gradients clipped at a norm of 1, warm-up and "
                        + "cosine, batches of 4 stretches of 32 characters of a sonnet",
                model,
                (p, s) -> new ClippedByNorm(
                        new AdamW(p, s, AdamW.DEFAULT.withBetas(0.9, 0.99).withWeightDecay(0.1)), p, 1),
                new Warmup(WARMUP, new CosineDecay(rate, Trajectory.STEPS - WARMUP, 0.1 * rate)),
                DataLoader.withReplacement(text, BATCH, Trajectory.STEPS * BATCH, KEY.fold("draw")),
                new NextToken(text)::loss);
    }
}
