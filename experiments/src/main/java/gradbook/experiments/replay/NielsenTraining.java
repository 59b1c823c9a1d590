package gradbook.experiments.replay;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.metric.Predictions;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.Reduction;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.NumpyRandom;
import gradbook.engine.random.PythonRandom;
import gradbook.experiments.model.SideBySide;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Recorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Networks of two sigmoid layers, trained one after the other as network2.py does it: the list of images is shuffled in place before each
 * epoch, by Python 2's generator, and the next network goes on with the list as the one before has left it.
 */
final class NielsenTraining {
    /** Images looked at together when a part is judged: few enough for a cache. */
    private static final int CHUNK = 100;

    private final NielsenInitV1.Settings settings;
    private final Map<String, NielsenData> parts;
    private final NielsenData train;
    private final SideBySide networks;
    private final List<Module> inTurn;
    private final PythonRandom random;
    private final int[] order;

    /** The step to come, of all networks. */
    private int step;

    /** What a step is on: a network, and images. */
    private record Drawn(Module network, NielsenData.Batch batch) {}

    /** @param parts by name, {@code train} among them; all are judged after each epoch */
    NielsenTraining(NielsenInitV1.Settings settings, Map<String, NielsenData> parts) {
        this.settings = settings;
        this.parts = parts;
        this.train = parts.get("train");
        this.random = PythonRandom.ofSeed(settings.seed());
        this.order = train.order();
        NumpyRandom normal = NumpyRandom.ofSeed(settings.seed());
        Map<String, Module> drawn = new LinkedHashMap<>();
        for (NielsenInitV1.Initialization one : settings.networks()) {
            drawn.put(one.name().toLowerCase(Locale.ROOT), network(one, normal));
        }
        this.networks = new SideBySide(drawn);
        this.inTurn = List.copyOf(drawn.values());
    }

    SideBySide networks() {
        return networks;
    }

    /** Biases of both layers, then weights of both. */
    private Module network(NielsenInitV1.Initialization initialization, NumpyRandom random) {
        int[] sizes = {train.pixels(), settings.hidden(), NielsenData.CLASSES};
        List<Parameter> biases = new ArrayList<>();
        for (int layer = 1; layer < sizes.length; layer++) {
            biases.add(new Parameter(normal(Shape.of(sizes[layer]), 1, random)));
        }
        List<Linear> layers = new ArrayList<>();
        for (int layer = 1; layer < sizes.length; layer++) {
            int in = sizes[layer - 1];
            double divisor = initialization == NielsenInitV1.Initialization.LARGE ? 1 : Math.sqrt(in);
            Parameter weight = new Parameter(normal(Shape.of(sizes[layer], in), divisor, random));
            layers.add(new Linear(weight, biases.get(layer - 1)));
        }
        return Sequential.named()
                .add("fc1", layers.get(0))
                .add("sigmoid", Activation.SIGMOID)
                .add("fc2", layers.get(1))
                .build();
    }

    private static NdArray normal(Shape shape, double divisor, NumpyRandom random) {
        return NdArray.of(
                shape,
                DoubleStream.generate(random::standardNormal)
                        .limit(shape.count())
                        .map(z -> z / divisor)
                        .toArray());
    }

    void run(Recorder recorder) {
        List<Parameter> weights = parameters(networks, "weight");
        Constant eta = new Constant(settings.eta());
        Sgd ofWeights = new Sgd(weights, eta, 0, settings.lambda() / train.size());
        Sgd ofBiases = new Sgd(parameters(networks, "bias"), eta, Sgd.Options.DEFAULT);
        new Descent<>(networks, List.of(ofWeights, ofBiases), this::draw, this::loss, settings.batchSize())
                .run(
                        inTurn.size() * stepsOfOne(),
                        Descent.every(settings.batches()),
                        recorder,
                        () -> measured(networkOf(step - 1)));
    }

    private int stepsOfOne() {
        return Math.multiplyExact(settings.epochs(), settings.batches());
    }

    private Module networkOf(int aStep) {
        return inTurn.get(aStep / stepsOfOne());
    }

    private Drawn draw() {
        int batch = step % settings.batches();
        if (batch == 0) {
            random.shuffleOfPython2(order);
        }
        Module network = networkOf(step++);
        int from = batch * settings.batchSize();
        return new Drawn(network, train.batch(order, from, Math.min(from + settings.batchSize(), order.length)));
    }

    /** The summed cross-entropy of all outputs, over the images of the batch; the penalty is the optimizer's. */
    private Tensor loss(Drawn drawn) {
        return cost(drawn.network(), drawn.batch()).mul(1.0 / drawn.batch().size());
    }

    private static Tensor cost(Module network, NielsenData.Batch batch) {
        Tensor logits = network.forward(batch.x(), Mode.EVAL);
        return Loss.binaryCrossEntropyWithLogits(logits, batch.targets(), Reduction.SUM);
    }

    /** Cost and accuracy on each part; the cost has the penalty over the part's size, as the author's program has it. */
    private Measures measured(Module network) {
        double squares = parameters(network, "weight").stream()
                .mapToDouble(weight -> weight.tensor().square().sum().item())
                .sum();
        Measures measures = Measures.empty();
        for (Map.Entry<String, NielsenData> part : parts.entrySet()) {
            NielsenData data = part.getValue();
            int[] all = data.order();
            double cost = 0;
            int right = 0;
            for (int from = 0; from < data.size(); from += CHUNK) {
                NielsenData.Batch batch = data.batch(all, from, Math.min(from + CHUNK, data.size()));
                Tensor logits = NoGrad.of(() -> network.forward(batch.x(), Mode.EVAL));
                cost += Loss.binaryCrossEntropyWithLogits(logits, batch.targets(), Reduction.SUM)
                        .item();
                right += right(Predictions.of(logits.value()).ints(), batch.labels());
            }
            measures = measures.with(part.getKey() + "Cost", (cost + settings.lambda() / 2 * squares) / data.size())
                    .with(part.getKey() + "Accuracy", (double) right / data.size());
        }
        return measures;
    }

    private static int right(int[] predicted, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += predicted[i] == labels[i] ? 1 : 0;
        }
        return right;
    }

    private static List<Parameter> parameters(Module module, String kind) {
        return module.namedParameters().entrySet().stream()
                .filter(named -> named.getKey().endsWith("." + kind))
                .map(Map.Entry::getValue)
                .toList();
    }
}
