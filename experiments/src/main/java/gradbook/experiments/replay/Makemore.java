package gradbook.experiments.replay;

import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.MultiStepDecay;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.engine.random.TorchRandom;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.export.TrainedOnSamples;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the networks of the makemore lectures have in common: names to spell, one generator of torch's, plain gradient descent. */
abstract class Makemore implements Replay<MakemoreSettings> {
    /** Nothing is drawn under a key here. */
    private static final Mode TRAIN = Mode.train(RandomKey.of(0));

    private static final int EVALUATION_BATCH = 1_000;

    /** Letters that the network sees. */
    abstract int context();

    /** Steps that the record counts as an epoch. */
    abstract int stretch();

    /** The network, its weights drawn in the lecture's order. */
    abstract Module network(TorchDraws draws);

    @Override
    public final Outcome run(MakemoreSettings settings, Recorder recorder, Datasets datasets) {
        Spelling.Parts parts = Spelling.parts(datasets.text(Names.TEXT).lines().toList(), context());
        TorchRandom random = TorchRandom.ofSeed(settings.seed());
        Module model = network(new TorchDraws(random));
        MultiStepDecay rate = new MultiStepDecay(settings.learningRate(), 0.1, List.of((long) settings.slowFrom()));
        Sgd sgd = new Sgd(model.parameters(), rate, Sgd.Options.DEFAULT);
        new Descent<>(
                        model,
                        List.of(sgd),
                        () -> parts.train()
                                .batch(random.randint(0, parts.train().size(), settings.batchSize())),
                        (Batch batch) -> Loss.crossEntropy(model.forward(batch.x(), TRAIN), batch.labels()),
                        settings.batchSize())
                .run(settings.steps(), Descent.every(stretch()), recorder, Measures::empty);
        Map<String, Integer> split = new LinkedHashMap<>();
        split.put("train", parts.train().size());
        split.put("validation", parts.validation().size());
        split.put("test", parts.test().size());
        return Outcome.of(
                        DataFile.of(Names.TEXT.files()),
                        split,
                        Math.toIntExact(model.parameterCount()),
                        WeightsDigest.sha256(model.namedParameters()),
                        Measures.empty()
                                .with("trainLoss", loss(model, parts.train()))
                                .with("validationLoss", loss(model, parts.validation())))
                .with(new TrainedOnSamples(
                        model,
                        parts.test().contexts(),
                        new TrainedOnSamples.Said(
                                "letters",
                                "the letters before, as numbers: 1 to 26 for a to z, 0 for before the first"),
                        new TrainedOnSamples.Said(
                                "logits",
                                "one for each letter that may come, 0 for the end; softmax makes probabilities of them"),
                        "From the letters before to the next letter of a name.",
                        Optional.of(Names.TEXT.licence())));
    }

    /** Mean cross-entropy of a part, by the running statistics. */
    private static double loss(Module model, Spelling part) {
        double sum = 0;
        for (Batch batch : new DataLoader(part, EVALUATION_BATCH).epoch(0)) {
            Tensor logits = NoGrad.of(() -> model.forward(batch.x(), Mode.EVAL));
            sum += Loss.crossEntropy(logits, batch.labels()).item() * batch.size();
        }
        return sum / part.size();
    }

    @Override
    public final String data() {
        return "32,033 names";
    }

    @Override
    public final String samples() {
        return "letters";
    }

    @Override
    public final Optional<String> headline() {
        return Optional.of("validationLoss");
    }

    @Override
    public final String interpretation(Result result) {
        return String.format(
                        Locale.ROOT,
                        "The first batch has the loss %.4f, all names the loss %.4f afterwards, and those kept apart %.4f. ",
                        result.curve().get(0).loss(),
                        result.metrics().value("trainLoss"),
                        result.metrics().value("validationLoss"))
                + BESIDE;
    }
}
