package gradbook.experiments.music;

import gradbook.engine.data.DataLoader;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.AdamW;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.PianoPieces;
import gradbook.experiments.export.TrainedOnSamples;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.EarlyStopping;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import gradbook.experiments.sequence.Crops;
import gradbook.experiments.sequence.Joined;
import gradbook.experiments.sequence.NextToken;
import gradbook.experiments.sequence.Recipe;
import gradbook.experiments.sequence.TextExperiment;
import gradbook.experiments.sequence.TextModel;
import gradbook.experiments.sequence.Writing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Three long short-term memories on each other that learn to go on with piano pieces, as in S. Skúli's tutorial (2017, "How to generate
 * music using a LSTM neural network in Keras"), half as wide.
 */
public final class MusicLstmV1 implements TextExperiment<MusicConfiguration> {
    /** Steps between two looks at the piece that is held out. */
    static final int STRETCH = 40;

    /** Texts of a record by their places. */
    static final int ORIGINAL = 0;

    static final int LAST = 1;
    static final int KEPT = 2;

    private static final int WARMUP = 40;
    private static final double LOWEST = 0.1;

    /** Tokens between the stretches that ONNX Runtime is shown. */
    private static final int SHOWN_EVERY = 16;

    @Override
    public ExperimentId id() {
        return new ExperimentId("music-lstm", 1);
    }

    @Override
    public String summary() {
        return "piano pieces chord by chord, by three long short-term memories";
    }

    @Override
    public String data() {
        return "ten piano pieces";
    }

    @Override
    public String samples() {
        return "stretches";
    }

    @Override
    public String expectation() {
        return "4 min, 3.12 validation loss";
    }

    @Override
    public MusicConfiguration configuration() {
        return new MusicConfiguration(42, 24, 32, 100, 2e-3, 0.1, 128, 256, 3, 0.3);
    }

    @Override
    public String question() {
        return "What does a network learn of music from nine pieces?";
    }

    @Override
    public Outcome run(MusicConfiguration configuration, Recorder recorder, Datasets datasets) {
        RandomKey key = RandomKey.of(configuration.seed());
        Pieces pieces = Pieces.of(datasets);
        List<int[]> train = pieces.train();
        int[] last = pieces.validation();
        int context = configuration.context();
        Module model = untrained(configuration);
        Continuation continuation =
                new Continuation(text(configuration), pieces.words().get(Pieces.HELD_OUT), key.fold("written"));
        recorder.wrote(continuation.original());
        new Fit(
                        model,
                        DataLoader.withReplacement(
                                new Joined(train.stream()
                                        .map(piece -> new Crops(piece, context, 1))
                                        .toList()),
                                configuration.batchSize(),
                                STRETCH * configuration.batchSize(),
                                key.fold("draw")),
                        new Writing(
                                new NextToken(new Crops(last, context, context)),
                                recorder,
                                epoch -> epoch == configuration.epochs(),
                                continuation::of),
                        recipe(configuration).optimizer(model),
                        configuration.epochs(),
                        Optional.of(new EarlyStopping(configuration.epochs())), // ends nothing, keeps the best weights
                        key.fold("train"))
                .run(recorder);
        recorder.wrote(continuation.of(model));
        Map<String, Integer> split = new LinkedHashMap<>();
        split.put("train", train.stream().mapToInt(piece -> piece.length).sum());
        split.put("validation", last.length);
        return Outcome.of(
                        DataFile.of(PianoPieces.SET.files()),
                        split,
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        figures(recorder, train, last))
                .with(trained(model, last, text(configuration)))
                .withTexts(recorder.texts());
    }

    private static Measures figures(Recorder recorder, List<int[]> train, int... last) {
        Frequencies frequencies = Frequencies.of(train, Pieces.VOCABULARY.size());
        Copied kept = copied(recorder.texts().get(KEPT), train);
        Copied atLast = copied(recorder.texts().get(LAST), train);
        return Measures.empty()
                .with(
                        Objective.VALIDATION_LOSS,
                        recorder.epochs().stream()
                                .mapToDouble(epoch -> epoch.measures().value(Objective.VALIDATION_LOSS))
                                .min()
                                .orElseThrow())
                .with("lastValidationLoss", recorder.last(Objective.VALIDATION_LOSS))
                .with("frequenciesLoss", frequencies.loss(last))
                .with("unseenShare", frequencies.unseen(last))
                .with("longestCopy", kept.longest())
                .with("copiedShare", kept.share())
                .with("lastLongestCopy", atLast.longest())
                .with("lastCopiedShare", atLast.share());
    }

    /** What of a text, behind what was given, stands in the pieces. */
    private static Copied copied(String text, List<int[]> pieces) {
        List<String> words = Notation.read(text);
        List<String> written = words.subList(Continuation.words(words, Continuation.GIVEN), words.size());
        return Copied.of(Pieces.VOCABULARY.encode(String.join(" ", written)), pieces);
    }

    @Override
    public Module untrained(MusicConfiguration configuration) {
        RandomKey key = RandomKey.of(configuration.seed()).fold("model");
        return configuration.network(Pieces.VOCABULARY.size(), key);
    }

    @Override
    public TextModel text(MusicConfiguration configuration) {
        int end = Pieces.VOCABULARY.words().indexOf(Notation.END);
        return new TextModel(Pieces.VOCABULARY, OptionalInt.of(end), configuration.context());
    }

    private static Recipe recipe(MusicConfiguration configuration) {
        double rate = configuration.learningRate();
        return new Recipe(
                (long) configuration.epochs() * STRETCH,
                WARMUP,
                rate,
                LOWEST * rate,
                AdamW.DEFAULT.withWeightDecay(configuration.weightDecay()));
    }

    private static TrainedOnSamples trained(Module model, int[] validation, TextModel text) {
        Crops shown = new Crops(validation, text.context(), SHOWN_EVERY);
        int[] all = new int[shown.size()];
        Arrays.setAll(all, i -> i);
        return new TrainedOnSamples(
                model,
                shown.batch(all).x().value(),
                new TrainedOnSamples.Said(
                        "tokens", "a stretch of music, each note, chord or step in time by its place among the words"),
                new TrainedOnSamples.Said(
                        "logits",
                        "for each place one for each token that may come next; softmax makes probabilities of them"),
                "From a stretch of piano music to the next note, chord or step in time, at each place.",
                Optional.of(PianoPieces.SET.licence()),
                text.metadata());
    }

    @Override
    public String setup() {
        return "As in S. Skúli's tutorial (How to generate music using a LSTM neural network in Keras, 2017): three long short-term memories on each "
                + "other with dropout between them, and a softmax over notes and chords. Memories have 256 units, not 512, and predict at each "
                + "place of a stretch, not at its end alone. A token is what one hand strikes at once, a note or a chord with its octaves (R:C5.E5), or a step in "
                + "time in twelfths of a beat (+3), which the tutorial leaves out: there all notes are as far apart. How long a key is held is not in them. "
                + "Nine pieces are trained on, Elite Syncopations is held out whole. The last tenth of each piece would be no test: rags repeat "
                + "their strains, and 82 % of it lies in stretches of 24 tokens and more that stood before. Tokens of the piece held out that no other "
                + "has, the unseen share, are never predicted and count in the loss like any other. A step takes stretches from anywhere in the nine pieces; AdamW, "
                + "gradients clipped at a norm of 1, a rate that rises in 40 steps and falls along half a cosine to a tenth. What counts as an epoch "
                + "here is 40 steps, in which each token is seen about seven times. The weights with the lowest validation loss are kept. With them, and "
                + "with those of the last epoch, the network goes on with the first four bars of the piece held out, each token drawn as it says. The frequencies' loss is of whoever "
                + "knows only how often each token comes; a copy is what stands token for token in the nine pieces, in the same key, and the share "
                + "is that of tokens in copies of 24 and more.";
    }

    @Override
    public String interpretation(Result result) {
        Measures found = result.metrics();
        double kept = found.value(Objective.VALIDATION_LOSS);
        int best = result.epochs().stream()
                .filter(epoch -> epoch.measures().value(Objective.VALIDATION_LOSS) == kept)
                .findFirst()
                .orElseThrow()
                .epoch();
        double train =
                result.epochs().get(result.epochs().size() - 1).measures().value("trainLoss");
        return String.format(
                Locale.ROOT,
                "In a piece it has not learned a token costs %.2f nats at best, after epoch %d: as unsure as among %.0f equally likely ones, where "
                        + "frequencies alone say %.0f. From there on it fits the nine pieces ever closer, down to %.2f, and grows surer than it should be of the "
                        + "tenth: at the end a token of that costs %.2f. Both ways on are new in the sense that their longest copies have %.0f and %.0f tokens, a beat "
                        + "or so; what comes of it is on the chapter's page, [Notes and chords](../music/README.md).",
                kept,
                best,
                StrictMath.exp(kept),
                StrictMath.exp(found.value("frequenciesLoss")),
                train,
                found.value("lastValidationLoss"),
                found.value("longestCopy"),
                found.value("lastLongestCopy"));
    }

    @Override
    public String limits() {
        return "Nine pieces are half an hour of music. They teach which notes go together and what a left hand does, not where a phrase "
                + "leads: no key is kept, no theme comes back. Eight of the ten are by one composer, in half a dozen keys, and a chord in one key "
                + "says nothing to the network about the same chord in another. One seed, one piece to judge by, and one sample each, not the best of many.";
    }
}
