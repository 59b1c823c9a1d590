package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Embedding;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.TorchRandom;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code replay-makemore-bigram@1}: A. Karpathy's first lecture on makemore: letters by the letter before, counted and learned. */
public final class BigramV1 implements Replay<BigramV1.Settings> {
    private static final int SAMPLES = 5;

    /**
     * The lecture's settings.
     *
     * @param seed of torch's generator, set once for the names that are drawn and again for the weights
     * @param steps of the neural version; the lecture leaves open how many
     * @param weightPenalty factor of the weights' mean square
     */
    public record Settings(
            @Range(from = 0) long seed,
            @Range(from = 1) int steps,
            @Range(from = 0) double learningRate,
            @Range(from = 0) double weightPenalty)
            implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed, steps, learningRate, weightPenalty);
        }
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-makemore-bigram", 1);
    }

    @Override
    public String summary() {
        return "makemore's pairs of letters, counted and learned, and five names drawn by their seed";
    }

    @Override
    public String data() {
        return "32,033 names";
    }

    @Override
    public String samples() {
        return "pairs";
    }

    @Override
    public String expectation() {
        return "1 s, 2.4540 nats a letter";
    }

    @Override
    public Settings configuration() {
        return new Settings(2147483647, 100, 50, 0.01);
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        Spelling pairs = Spelling.of(datasets.text(Names.TEXT).lines().toList(), 1);
        NdArray counts = counts(pairs);
        Tensor smoothed = probabilities(counts, 1);
        Embedding model =
                new TorchDraws(TorchRandom.ofSeed(settings.seed())).embedding(Spelling.TOKENS, Spelling.TOKENS);
        Measures figures = Measures.empty()
                .with(
                        "nllOfCounts",
                        nll(logarithms(probabilities(counts, 0)), counts).item())
                .with("nllOfCountsPlusOne", nll(logarithms(smoothed), counts).item())
                .with(
                        "lossOnEmma",
                        learned(model, counts(Spelling.of(List.of("emma"), 1))).item());
        Sgd sgd = new Sgd(model.parameters(), new Constant(settings.learningRate()), Sgd.Options.DEFAULT);
        new Descent<>(
                        model,
                        List.of(sgd),
                        () -> counts,
                        all -> learned(model, all)
                                .add(model.weight().tensor().square().mean().mul(settings.weightPenalty())),
                        pairs.size())
                .run(settings.steps(), Descent.every(10), recorder, Measures::empty);
        return Outcome.of(
                        DataFile.of(Names.TEXT.files()),
                        Map.of("train", pairs.size()),
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        figures.with("nllLearned", learned(model, counts).item()))
                .withTexts(names(smoothed.value(), TorchRandom.ofSeed(settings.seed())));
    }

    /** How often each token comes after each, [tokens, tokens]. */
    private static NdArray counts(Spelling pairs) {
        NdArray counts = NdArray.zeros(Shape.of(Spelling.TOKENS, Spelling.TOKENS), DType.FLOAT32);
        for (int i = 0; i < pairs.size(); i++) {
            counts.floats()[
                    pairs.contexts().ints()[i] * Spelling.TOKENS + pairs.next().ints()[i]]++;
        }
        return counts;
    }

    /** Each row of {@code counts + more}, over its sum. */
    private static Tensor probabilities(NdArray counts, double more) {
        Tensor weights = Tensor.constant(counts).add(more);
        return weights.div(weights.sum(true, 1));
    }

    /** The logarithms, with 0 for what has no probability: it is never asked for. */
    private static Tensor logarithms(Tensor probabilities) {
        Tensor one = probabilities.sign().neg().add(1);
        return probabilities.add(one).log();
    }

    /** What the tokens that come cost in the mean, in nats, if each row has the logarithms of what is given to each. */
    private static Tensor nll(Tensor logarithms, NdArray counts) {
        Tensor weights = Tensor.constant(counts);
        return logarithms.mul(weights).sum().div(weights.sum().neg());
    }

    /** The same of the softmax of the network's logits, one row for each token before. */
    private static Tensor learned(Embedding model, NdArray counts) {
        return nll(model.weight().tensor().logSoftmax(1), counts);
    }

    /** Drawn token by token, as torch 1.x does, until each ends. */
    private static List<String> names(NdArray probabilities, TorchRandom random) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            StringBuilder name = new StringBuilder();
            int token = 0;
            do {
                float[] row = new float[Spelling.TOKENS];
                System.arraycopy(probabilities.floats(), token * row.length, row, 0, row.length);
                token = random.multinomialBySums(NdArray.of(Shape.of(row.length), row));
                name.append(Spelling.sign(token));
            } while (token != 0);
            names.add(name.toString());
        }
        return names;
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("nllLearned");
    }

    @Override
    public Optional<String> noModel() {
        return Optional.of("it is a table of 27 x 27 numbers, which stands in no layer");
    }

    @Override
    public String setup() {
        return "Each letter, and each end, after the one before: 228,146 pairs. First they are counted; the counts, over the sum of their row, are "
                + "the probabilities, once as they are and once with 1 added, and of the latter five names are drawn as torch 1.x draws. "
                + "Then a matrix of 27 x 27, drawn by torch's generator, learns the same by gradient descent on all pairs at once, at a rate "
                + "of 50, with 0.01 times the mean square of the weights added to the loss. Float32. Pairs that are the same are one "
                + "summand here, taken as often as they occur: 729 summands in place of 228,146 say the same and are rounded less. What counts as "
                + "an epoch here is 10 steps; the lecture leaves open how many there are.";
    }

    @Override
    public String interpretation(Result result) {
        return String.format(
                        Locale.ROOT,
                        "Counted, a letter costs %.6f nats, with 1 added %.6f; learned, %.6f after %d steps. ",
                        result.metrics().value("nllOfCounts"),
                        result.metrics().value("nllOfCountsPlusOne"),
                        result.metrics().value("nllLearned"),
                        result.steps())
                + BESIDE;
    }
}
