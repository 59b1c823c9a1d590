package gradbook.experiments.names;

import gradbook.engine.data.DataLoader;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.AdamW;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.export.TrainedOnSamples;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import gradbook.experiments.sequence.NextToken;
import gradbook.experiments.sequence.Recipe;
import gradbook.experiments.sequence.Rereader;
import gradbook.experiments.sequence.Sampling;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import gradbook.experiments.sequence.WordParts;
import gradbook.experiments.sequence.Words;
import gradbook.experiments.sequence.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A network that learns to spell names, as an experiment.
 *
 * @param network as a sentence names it
 * @param description what it is, for its page
 */
public record NameSpelling<C extends Record & NamesConfiguration>(
        ExperimentId id, String network, String description, String expectation, C configuration, String question)
        implements TextExperiment<C> {
    /** Letters of the longest name. */
    public static final int LONGEST = 15;

    private static final int WRITTEN = 20;
    private static final TextModel TEXT = new TextModel(Words.LETTERS, OptionalInt.of(Words.END), LONGEST + 1);

    @Override
    public String summary() {
        return "names letter by letter, by " + network;
    }

    @Override
    public String data() {
        return "32,033 names";
    }

    @Override
    public String samples() {
        return "names";
    }

    @Override
    public Outcome run(C configuration, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(configuration.seed());
        WordParts parts = WordParts.of(datasets.text(Names.TEXT).lines().toList());
        Words validation = new Words(parts.validation());
        Words test = new Words(parts.test());
        DataLoader train = new DataLoader(new Words(parts.train()), configuration.batchSize(), key.fold("shuffle"));
        Module model = untrained(configuration);
        new Fit(
                        model,
                        train,
                        new NextToken(validation),
                        recipe(configuration, train.batches()).optimizer(model),
                        configuration.epochs(),
                        Optional.empty(),
                        key.fold("train"))
                .run(recorder);
        Map<String, Integer> split = new LinkedHashMap<>();
        split.put("train", train.samples());
        split.put("validation", validation.size());
        split.put("test", test.size());
        return Outcome.of(
                        DataFile.of(Names.TEXT.files()),
                        split,
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        Measures.empty()
                                .with(Objective.VALIDATION_LOSS, recorder.last(Objective.VALIDATION_LOSS))
                                .with("testLoss", NextToken.of(model, test)))
                .with(trained(model, test))
                .withTexts(IntStream.range(0, WRITTEN)
                        .mapToObj(i -> written(model, key.fold("written").fold(i)))
                        .toList());
    }

    @Override
    public Module untrained(C configuration) {
        return configuration.network(RandomKey.of(configuration.seed()).fold("model"));
    }

    @Override
    public TextModel text(C configuration) {
        return TEXT;
    }

    private static Recipe recipe(NamesConfiguration configuration, int batches) {
        return new Recipe(
                (long) configuration.epochs() * batches,
                configuration.warmupSteps(),
                configuration.learningRate(),
                0,
                AdamW.DEFAULT.withWeightDecay(configuration.weightDecay()));
    }

    private static String written(Module model, RandomKey key) {
        return new Writer(new Rereader(model, LONGEST + 1), Sampling.PLAIN).text(TEXT, "", LONGEST, key);
    }

    private static TrainedOnSamples trained(Module model, Words test) {
        return new TrainedOnSamples(
                model,
                test.inputs(LONGEST + 1),
                new TrainedOnSamples.Said(
                        "letters", "a name so far, as numbers: 0 before the first letter, then 1 to 26 for a to z"),
                new TrainedOnSamples.Said(
                        "logits",
                        "for each place one for each letter that may come there, 0 for the end; softmax makes probabilities of them"),
                "From the letters of a name so far to its next letter.",
                Optional.of(Names.TEXT.licence()),
                TEXT.metadata());
    }

    @Override
    public String setup() {
        return description
                + " A name is a sequence: before its first letter and after its last one stands a token for the end; the loss is the mean "
                + "cross-entropy of what comes at each place, over letters and ends. Names are shuffled by Python's generator "
                + "under the seed 42 and divided 80 : 10 : 10, as in the lectures on makemore, so that their figures compare. AdamW with "
                + "weight decay, gradients clipped at a norm of 1, a rate that rises in a short warm-up and falls along half a cosine to zero. "
                + "The validation part chose nothing but the settings; the test part is looked at once, after training.";
    }

    @Override
    public String interpretation(Result result) {
        double validation = result.metrics().value(Objective.VALIDATION_LOSS);
        double last = result.epochs().get(result.epochs().size() - 1).measures().value("trainLoss");
        return String.format(
                Locale.ROOT,
                "A token costs %.4f nats in names it has not seen, and %.4f in its last epoch of training, %.4f less. In the mean it is as "
                        + "unsure as among %.1f equally likely letters. How this compares with the other networks is on the chapter's page, "
                        + "[names](../names/README.md).",
                validation,
                last,
                validation - last,
                StrictMath.exp(validation));
    }

    @Override
    public String limits() {
        return "Names of one country, most of them of Anglo-American spelling, each once however frequent it is: what is learned is which "
                + "spellings occur, not how people are called. The networks were not tuned alike; another setting would move each a little.";
    }
}
