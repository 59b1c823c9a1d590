package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleTest {
    /** Central difference in float64, h = 1e-6: truncation h² = 1e-12, rounding 1e-16/h = 1e-10. */
    private static final double H = 1e-6;

    /** A thousand times the error of the difference; a wrong rule misses by far more. */
    private static final double GRADIENT_TOLERANCE = 1e-7;

    private static final RandomKey KEY = RandomKey.of(11);

    @Test
    void everyParameterOfANetworkAgreesWithCentralDifferences() {
        Module model = Sequential.named()
                .add("fc1", Linear.create(5, 7, Initializer.GLOROT_NORMAL, KEY.fold("fc1"), DType.FLOAT64))
                .add("tanh", Activation.TANH)
                .add("fc2", Linear.create(7, 6, Initializer.HE_NORMAL, KEY.fold("fc2"), DType.FLOAT64))
                .add("relu", Activation.RELU)
                .add("dropout", new Dropout(0.3))
                .add("fc3", Linear.create(6, 4, Initializer.HE_UNIFORM, KEY.fold("fc3"), DType.FLOAT64))
                .build();
        Tensor x = Tensor.constant(KEY.fold("x").normal(Shape.of(9, 5), DType.FLOAT64, 0, 1));
        NdArray labels = NdArray.of(Shape.of(9), 0, 1, 2, 3, 0, 1, 2, 3, 3);
        Mode mode = Mode.train(KEY.fold("step"));
        Gradients gradients = Backward.from(Loss.crossEntropy(model.forward(x, mode), labels));
        assertEquals(6, model.parameters().size());
        model.namedParameters().forEach((name, parameter) -> {
            double[] w = parameter.value().doubles();
            for (int i = 0; i < w.length; i++) {
                double held = w[i];
                w[i] = held + H;
                double above = Loss.crossEntropy(model.forward(x, mode), labels).item();
                w[i] = held - H;
                double below = Loss.crossEntropy(model.forward(x, mode), labels).item();
                w[i] = held;
                double backward = gradients.of(parameter.tensor()).at(i);
                assertEquals((above - below) / (2 * H), backward, GRADIENT_TOLERANCE, name + " " + i);
            }
        });
    }

    @Test
    void threadsDoNotMoveABitOfATrainingStep() {
        List<NdArray> alone = step();
        for (int threads = 1; threads <= 3; threads++) {
            assertEquals(alone, Workers.with(threads, ModuleTest::step));
        }
    }

    private static List<NdArray> step() {
        Module model = Sequential.of(
                Linear.create(196, 100, Initializer.HE_NORMAL, KEY.fold(0)),
                Activation.RELU,
                new Dropout(0.2),
                Linear.create(100, 10, Initializer.HE_NORMAL, KEY.fold(1)));
        NdArray x = KEY.fold("x").normal(Shape.of(128, 196), DType.FLOAT32, 0, 1);
        NdArray labels =
                KEY.fold("labels").uniform(Shape.of(128), DType.FLOAT64, 0, 10).to(DType.INT32);
        Tensor loss = Loss.crossEntropy(model.forward(Tensor.constant(x), Mode.train(KEY)), labels);
        Gradients gradients = Backward.from(loss);
        return Stream.concat(
                        Stream.of(loss.value()),
                        model.parameters().stream().map(parameter -> gradients.of(parameter.tensor())))
                .toList();
    }

    @Test
    void linearIsXTimesWTransposedPlusB() {
        Linear linear = new Linear(
                new Parameter(NdArray.of(Shape.of(2, 3), 1f, 2, 3, 4, 5, 6)),
                new Parameter(NdArray.of(Shape.of(2), 10f, 20)));
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, 3), 1f, 0, -1));
        assertEquals(
                NdArray.of(Shape.of(1, 2), 8f, 18), linear.forward(x, Mode.EVAL).value());
    }

    @Test
    void parametersBearTheNamesOfPyTorch() {
        Module inner = Sequential.of(linear(3, 3), Activation.TANH, linear(3, 3));
        Module model =
                Sequential.named().add("fc1", linear(2, 3)).add("body", inner).build();
        Map<String, Parameter> parameters = model.namedParameters();
        assertEquals(
                List.of("fc1.weight", "fc1.bias", "body.0.weight", "body.0.bias", "body.2.weight", "body.2.bias"),
                List.copyOf(parameters.keySet()));
        assertEquals(Shape.of(3, 2), parameters.get("fc1.weight").shape());
        assertEquals(Shape.of(3), parameters.get("fc1.bias").shape());
        assertEquals(List.copyOf(parameters.values()), model.parameters());
        assertEquals(List.of(), Activation.RELU.parameters());
    }

    @Test
    void aSharedLayerIsTrainedOnce() {
        Linear shared = linear(3, 3);
        Module model = Sequential.of(shared, Activation.RELU, shared);
        assertEquals(4, model.namedParameters().size());
        assertEquals(List.of(shared.weight(), shared.bias().orElseThrow()), model.parameters());
    }

    @Test
    void aDropoutBetweenLayersDoesNotChangeTheirWeights() {
        Map<String, Parameter> without = network(false).namedParameters();
        Map<String, Parameter> with = network(true).namedParameters();
        assertEquals(without.keySet(), with.keySet());
        without.forEach((name, parameter) ->
                assertEquals(parameter.value(), with.get(name).value(), name));
        assertNotEquals(
                without.get("fc1.weight").value(), without.get("fc2.weight").value());
    }

    private static Module network(boolean dropout) {
        Sequential.Builder builder = Sequential.named()
                .add("fc1", Linear.create(4, 4, Initializer.HE_NORMAL, KEY.fold("fc1")))
                .add("relu1", Activation.RELU);
        if (dropout) {
            builder.add("dropout", new Dropout(0.5));
        }
        return builder.add("fc2", Linear.create(4, 4, Initializer.HE_NORMAL, KEY.fold("fc2")))
                .build();
    }

    @Test
    void evaluationDropsNothing() {
        Tensor x = ones(10);
        assertSame(x, new Dropout(0.5).forward(x, Mode.EVAL));
        assertSame(x, new Dropout(0).forward(x, Mode.train(KEY)));
    }

    @Test
    void droppedElementsAreZeroAndTheOthersMakeUpForThem() {
        int n = 100_000;
        double p = 0.2;
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor x = Tensor.constant(NdArray.full(Shape.of(n), dtype, 1));
            NdArray y = new Dropout(p).forward(x, Mode.train(KEY)).value();
            double kept = NdArray.scalar(dtype, 1 / (1 - p)).item();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                assertTrue(y.at(i) == 0 || y.at(i) == kept, "element " + y.at(i));
                sum += y.at(i);
            }
            // the mean of n elements deviates by √(p / (1 - p) / n); six times that
            assertEquals(1, sum / n, 6 * Math.sqrt(p / (1 - p) / n));
        }
    }

    @Test
    void aMaskBelongsToItsKeyAndItsPlace() {
        Tensor x = ones(1_000);
        Dropout dropout = new Dropout(0.5);
        NdArray y = dropout.forward(x, Mode.train(KEY)).value();
        assertEquals(y, dropout.forward(x, Mode.train(KEY)).value());
        assertNotEquals(y, dropout.forward(x, Mode.train(KEY.fold(1))).value());
        NdArray twice =
                Sequential.of(dropout, dropout).forward(x, Mode.train(KEY)).value();
        int survivors = 0;
        for (int i = 0; i < twice.count(); i++) {
            survivors += twice.at(i) > 0 ? 1 : 0;
        }
        assertEquals(250, survivors, 6 * Math.sqrt(1_000 * 0.25 * 0.75), "one mask twice would leave 500");
    }

    @Test
    void meanSquaredErrorIsThatOverAllElements() {
        Tensor prediction = Tensor.leaf(NdArray.of(Shape.of(2, 2), 1.0, 2, 3, 4));
        Tensor target = Tensor.constant(NdArray.of(Shape.of(2, 2), 1.0, 0, 3, 8));
        Tensor loss = Loss.meanSquaredError(prediction, target);
        assertEquals((4 + 16) / 4.0, loss.item());
        assertEquals(
                NdArray.of(Shape.of(2, 2), 0.0, 1, 0, -2), Backward.from(loss).of(prediction));
    }

    static Stream<Arguments> errors() {
        Tensor flat = Tensor.constant(NdArray.zeros(Shape.of(4), DType.FLOAT32));
        return Stream.of(
                error(
                        () -> linear(3, 2).forward(flat, Mode.EVAL),
                        "linear: expected input [..., 3] for weight [2, 3], found [4]"),
                error(
                        () -> linear(3, 2)
                                .forward(Tensor.constant(NdArray.zeros(Shape.of(5, 4), DType.FLOAT32)), Mode.EVAL),
                        "linear: expected input [..., 3] for weight [2, 3], found [5, 4]"),
                error(() -> linear(0, 2), "linear: expected in >= 1 and out >= 1, found 0 and 2"),
                error(
                        () -> new Linear(
                                new Parameter(NdArray.zeros(Shape.of(2, 3), DType.FLOAT32)),
                                new Parameter(NdArray.zeros(Shape.of(3), DType.FLOAT32))),
                        "linear: expected weight [out, in] and bias [out], found [2, 3] and [3]"),
                error(() -> new Dropout(1), "dropout: expected 0 <= p < 1, found 1.0"),
                error(() -> new Dropout(-0.1), "dropout: expected 0 <= p < 1, found -0.1"),
                error(() -> new Dropout(Double.NaN), "dropout: expected 0 <= p < 1, found NaN"),
                error(
                        () -> Sequential.named().add("a", Activation.RELU).add("a", Activation.TANH),
                        "sequential: two modules are named a"),
                error(
                        () -> Sequential.named().add("a.b", Activation.RELU),
                        "sequential: a module's name must be neither empty nor contain a dot, found \"a.b\""),
                error(
                        () -> Loss.meanSquaredError(ones(4).reshape(4, 1), flat),
                        "meanSquaredError: shapes differ: [4, 1] and [4]"),
                error(
                        () -> Initializer.HE_NORMAL.draw(Shape.of(3), DType.FLOAT32, KEY),
                        "He initializer: expected a weight [out, in, ...], found shape [3]"),
                error(
                        () -> new Parameter(NdArray.of(Shape.of(1), 1)),
                        "leaf: only floating types have gradients, found INT32"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Linear linear(int in, int out) {
        return Linear.create(in, out, Initializer.HE_NORMAL, KEY);
    }

    private static Tensor ones(int n) {
        return Tensor.constant(NdArray.full(Shape.of(n), DType.FLOAT32, 1));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
