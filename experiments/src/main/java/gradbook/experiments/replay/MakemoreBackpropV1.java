package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Parameter;
import gradbook.engine.random.TorchRandom;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Range;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code replay-makemore-backprop@1}: the first exercise of A. Karpathy's fourth lecture on makemore, "Becoming a backprop ninja": one batch,
 * and the gradient of every intermediate value.
 */
public final class MakemoreBackpropV1 implements Experiment<MakemoreBackpropV1.Settings> {
    private static final int CONTEXT = 3;
    private static final int WIDTH = 10;
    private static final int HIDDEN = 64;
    private static final int SAMPLES = 32;
    private static final String LOSS = "loss";

    /**
     * The lecture's one setting.
     *
     * @param seed of torch's generator, which draws weights and batch
     */
    public record Settings(@Range(from = 0) long seed) implements Configuration {
        public Settings {
            Configuration.check(Settings.class, seed);
        }
    }

    /** What the seed draws: parameters by their names in the lecture, and a batch. */
    record Drawn(Map<String, Parameter> parameters, Batch batch) {
        /** There and back with the parameters in {@code dtype}; float32 holds what was drawn, float64 the same numbers. */
        SmallSteps run(DType dtype) {
            Map<String, Parameter> typed = new LinkedHashMap<>();
            parameters.forEach(
                    (name, drawn) -> typed.put(name, new Parameter(drawn.value().to(dtype))));
            return SmallSteps.of(typed, batch);
        }
    }

    /**
     * Draws in the lecture's order: C, W1, b1, W2, b2, and the batch's places. The lecture draws gain and bias in between by a generator that
     * it gave no seed; here they come after all that the seed decides there, so that all of it is the lecture's.
     */
    static Drawn draw(Settings settings, Datasets datasets) {
        Spelling train = Spelling.parts(datasets.text(Names.TEXT).lines().toList(), CONTEXT)
                .train();
        TorchRandom random = TorchRandom.ofSeed(settings.seed());
        int in = CONTEXT * WIDTH;
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        put(parameters, "C", randn(random, Spelling.TOKENS, WIDTH));
        put(parameters, "W1", randn(random, in, HIDDEN).mul(5.0 / 3).div(Math.sqrt(in)));
        put(parameters, "b1", randn(random, HIDDEN).mul(0.1));
        put(parameters, "W2", randn(random, HIDDEN, Spelling.TOKENS).mul(0.1));
        put(parameters, "b2", randn(random, Spelling.TOKENS).mul(0.1));
        Batch batch = train.batch(random.randint(0, train.size(), SAMPLES));
        put(parameters, "bngain", randn(random, 1, HIDDEN).mul(0.1).add(1));
        put(parameters, "bnbias", randn(random, 1, HIDDEN).mul(0.1));
        return new Drawn(parameters, batch);
    }

    private static Tensor randn(TorchRandom random, int... sizes) {
        return Tensor.constant(random.randn(Shape.of(sizes), DType.FLOAT32));
    }

    private static void put(Map<String, Parameter> parameters, String name, Tensor drawn) {
        parameters.put(name, new Parameter(drawn.value()));
    }

    @Override
    public Outcome run(Settings settings, Recorder recorder, Datasets datasets) {
        Drawn drawn = draw(settings, datasets);
        recorder.begin(1, SAMPLES);
        SmallSteps steps = drawn.run(DType.FLOAT32);
        recorder.watch(() -> gradients(steps));
        recorder.step(steps.loss().item(), SAMPLES);
        recorder.epoch(Measures.empty());
        Measures measures = Measures.empty().with(LOSS, steps.loss().item());
        for (String name : SmallSteps.NAMES) {
            measures = measures.with(figure(name), steps.gradientNorm(name));
        }
        return Outcome.of(
                DataFile.of(Names.TEXT.files()),
                Map.of("train", SAMPLES),
                drawn.parameters().values().stream()
                        .mapToInt(parameter -> parameter.value().count())
                        .sum(),
                WeightsDigest.sha256(drawn.parameters()),
                measures);
    }

    private static Map<String, NdArray> gradients(SmallSteps steps) {
        Map<String, NdArray> gradients = new LinkedHashMap<>();
        SmallSteps.NAMES.forEach(name -> gradients.put(name, steps.gradient(name)));
        return gradients;
    }

    /** Of {@code bnvar_inv}, {@code gradientNormOfBnvarInv}. */
    static String figure(String name) {
        StringBuilder figure = new StringBuilder("gradientNormOf");
        for (String word : name.split("_", -1)) {
            figure.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return figure.toString();
    }

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-makemore-backprop", 1);
    }

    @Override
    public String summary() {
        return "one batch of makemore's network, and the gradients of all its intermediate values";
    }

    @Override
    public String data() {
        return "32 places in names";
    }

    @Override
    public String samples() {
        return "letters";
    }

    @Override
    public String expectation() {
        return "1 s, 3.3677 loss";
    }

    @Override
    public Settings configuration() {
        return new Settings(2147483647);
    }

    @Override
    public Optional<String> headline() {
        return Optional.of(LOSS);
    }

    @Override
    public Optional<String> noModel() {
        return Optional.of("nothing is trained: its weights are as they were drawn");
    }

    @Override
    public String question() {
        return "Does the backward pass find the gradients that one finds with pencil and paper, at every step of a network?";
    }

    @Override
    public String setup() {
        return "The lecture's own: from three letters, each ten numbers, a layer of 64, batch normalization with Bessel's correction, tanh, a "
                + "layer of 27, and cross-entropy, written as steps of one rule each; one batch of 32, there and back, in float32. Names are "
                + "shuffled by Python's generator and divided 80 : 10 : 10; one generator of torch's draws weights and batch. The lecture draws "
                + "gain and bias of the normalization without a seed; here the same generator draws them, last. A figure below is the Euclidean "
                + "norm of a gradient.";
    }

    @Override
    public String limits() {
        return "It is one batch, and nothing is learned from it. Gradients that are 0 but for rounding, those of the rows' maxima and of the "
                + "bias before the normalization, say how this engine rounds and nothing about the network. Since gain and bias are "
                + "other draws than the lecture's, the loss is near the 3.3377 shown there and not the same.";
    }

    @Override
    public String interpretation(Result result) {
        return String.format(
                Locale.ROOT,
                "The loss of the batch is %.4f nats, where a guess among 27 signs costs %.4f. A test writes all 26 gradients out "
                        + "by hand, for the pinned seed, and holds the engine's against them; [the chapter]"
                        + "(../replays/README.md) shows how near they are.",
                result.metrics().value(LOSS),
                Math.log(Spelling.TOKENS));
    }
}
