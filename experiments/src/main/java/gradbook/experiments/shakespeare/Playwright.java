package gradbook.experiments.shakespeare;

import gradbook.engine.data.DataLoader;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.AdamW;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.Shakespeare;
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
import gradbook.experiments.sequence.Characters;
import gradbook.experiments.sequence.Crops;
import gradbook.experiments.sequence.NextToken;
import gradbook.experiments.sequence.Recipe;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import gradbook.experiments.sequence.Writing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A network that learns to write as in Shakespeare's plays, as an experiment.
 *
 * @param network as a sentence names it
 * @param description what it is, for its page
 * @param chapter a link to the page that lays it beside others
 */
public record Playwright<C extends Record & PlaywrightConfiguration>(
        ExperimentId id,
        String network,
        String description,
        String expectation,
        C configuration,
        String question,
        String chapter)
        implements TextExperiment<C> {
    /** Steps between two looks at the validation part. */
    public static final int STRETCH = 250;

    /** Those of the plays, in Unicode's order. */
    public static final Characters CHARACTERS =
            new Characters("\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /** Epochs after which it is seen what the network writes: 250 and 1,000 steps; beside these the last. */
    private static final Set<Integer> SHOWN_AFTER = Set.of(1, 4);

    private static final int WARMUP = 100;
    private static final double LOWEST = 0.1;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;

    /** The share of the text to train on, its beginning; the end is to choose by. */
    private static final double TRAINED = 0.9;

    /** Characters of a sample, from a line end on. */
    private static final int WRITTEN = 400;

    /** Stretches that ONNX Runtime is shown. */
    private static final int SHOWN = 256;

    @Override
    public String summary() {
        return "Shakespeare's plays character by character, by " + network;
    }

    @Override
    public String data() {
        return "Shakespeare's plays, 1 MB";
    }

    @Override
    public String samples() {
        return "stretches";
    }

    @Override
    public Outcome run(C configuration, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(configuration.seed());
        String text = datasets.text(Shakespeare.TEXT);
        int[] tokens = CHARACTERS.encode(text);
        int context = configuration.context();
        int border = (int) (TRAINED * tokens.length);
        int[] last = Arrays.copyOfRange(tokens, border, tokens.length);
        Crops validation = new Crops(last, context, context);
        DataLoader train = DataLoader.withReplacement(
                new Crops(Arrays.copyOf(tokens, border), context, 1),
                configuration.batchSize(),
                STRETCH * configuration.batchSize(),
                key.fold("draw"));
        Module model = untrained(configuration);
        Samples samples = new Samples(text(configuration), WRITTEN, key.fold("written"));
        recorder.wrote(samples.of(model));
        new Fit(
                        model,
                        train,
                        new Writing(
                                new NextToken(validation),
                                recorder,
                                epoch -> SHOWN_AFTER.contains(epoch) || epoch == configuration.epochs(),
                                samples::of),
                        recipe(configuration).optimizer(model),
                        configuration.epochs(),
                        Optional.empty(),
                        key.fold("train"))
                .run(recorder);
        Map<String, Integer> split = new LinkedHashMap<>();
        split.put("train", border);
        split.put("validation", last.length);
        return Outcome.of(
                        DataFile.of(Shakespeare.TEXT.files()),
                        split,
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        Measures.empty().with(Objective.VALIDATION_LOSS, recorder.last(Objective.VALIDATION_LOSS)))
                .with(trained(model, validation, text(configuration)))
                .withTexts(recorder.texts())
                .withAttention(Looks.of(model));
    }

    @Override
    public Module untrained(C configuration) {
        RandomKey key = RandomKey.of(configuration.seed()).fold("model");
        return configuration.network(CHARACTERS.size(), key);
    }

    @Override
    public TextModel text(C configuration) {
        return new TextModel(CHARACTERS, OptionalInt.empty(), configuration.context());
    }

    private static Recipe recipe(PlaywrightConfiguration configuration) {
        double rate = configuration.learningRate();
        return new Recipe(
                (long) configuration.epochs() * STRETCH,
                WARMUP,
                rate,
                LOWEST * rate,
                AdamW.DEFAULT.withBetas(BETA1, BETA2).withWeightDecay(configuration.weightDecay()));
    }

    private static TrainedOnSamples trained(Module model, Crops validation, TextModel text) {
        int[] shown = new int[Math.min(SHOWN, validation.size())];
        Arrays.setAll(shown, i -> i * (validation.size() / shown.length));
        return new TrainedOnSamples(
                model,
                validation.batch(shown).x().value(),
                new TrainedOnSamples.Said(
                        "characters", "a stretch of text, each character by its place in the vocabulary"),
                new TrainedOnSamples.Said(
                        "logits",
                        "for each place one for each character that may come next; softmax makes probabilities of them"),
                "From a stretch of text to the next character, at each place.",
                Optional.of(Shakespeare.TEXT.licence()),
                text.metadata());
    }

    @Override
    public String setup() {
        return description
                + " The text is cut in two: its first nine tenths are to train on, the rest is to judge by. A step takes stretches from anywhere in "
                + "the first part; the loss is the mean cross-entropy of the character that comes, at each place of a stretch. AdamW with betas of "
                + "0.9 and 0.99 and weight decay, gradients clipped at a norm of 1, a rate that rises in 100 steps and falls along half a cosine to a "
                + "tenth. What counts as an epoch here is 250 steps; after each the whole validation part is read in stretches that have no "
                + "character in common, so that the first places of each know little of what came before.";
    }

    @Override
    public String interpretation(Result result) {
        double validation = result.metrics().value(Objective.VALIDATION_LOSS);
        double last = result.epochs().get(result.epochs().size() - 1).measures().value("trainLoss");
        return String.format(
                Locale.ROOT,
                "A character costs %.4f nats in plays it has not read, and %.4f in its last epoch of training. In the mean it is as unsure as among "
                        + "%.1f equally likely characters, of %d. How this compares with the other networks is on the chapter's page, %s.",
                validation,
                last,
                StrictMath.exp(validation),
                CHARACTERS.size(),
                chapter);
    }

    @Override
    public String limits() {
        return "It learns which characters follow which, and so words, names and the form of a scene; it knows nothing of what is said. A megabyte "
                + "of one author is little to learn even that from.";
    }
}
