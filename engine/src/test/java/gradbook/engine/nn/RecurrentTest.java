package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent layers against plain loops over PyTorch's equations, element by element. */
class RecurrentTest {
    private static final RandomKey KEY = RandomKey.of(9);
    private static final RnnOptions DEFAULT = RnnOptions.DEFAULT;
    private static final int IN = 3;
    private static final int HIDDEN = 4;
    private static final int STEPS = 5;
    private static final int N = 2;

    /** float64; the sums of the loops below are in another order than the products' chains of fma. */
    private static final double TOLERANCE = 1e-14;

    /** A kind of layer with the equations of one step: gates from the input and from h, and the state, to the next state. */
    private record Kind(String name, int gates, BiFunction<RnnOptions, DType, RnnBase> create, Cell cell) {
        RnnBase create(RnnOptions options) {
            return create.apply(options, DType.FLOAT64);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Cell {
        double[][] step(double[] x, double[] h, double[][] state);
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "rnn",
                    1,
                    (options, dtype) -> Rnn.create(IN, HIDDEN, options, Activation.TANH, KEY, dtype),
                    (x, h, state) -> new double[][] {each(j -> Math.tanh(x[j] + h[j]))}),
            new Kind(
                    "rnn with relu",
                    1,
                    (options, dtype) -> Rnn.create(IN, HIDDEN, options, Activation.RELU, KEY, dtype),
                    (x, h, state) -> new double[][] {each(j -> Math.max(x[j] + h[j], 0))}),
            new Kind("lstm", 4, (options, dtype) -> Lstm.create(IN, HIDDEN, options, KEY, dtype), (x, h, state) -> {
                double[] c = each(j -> sigmoid(x[HIDDEN + j] + h[HIDDEN + j]) * state[1][j]
                        + sigmoid(x[j] + h[j]) * Math.tanh(x[2 * HIDDEN + j] + h[2 * HIDDEN + j]));
                return new double[][] {each(j -> sigmoid(x[3 * HIDDEN + j] + h[3 * HIDDEN + j]) * Math.tanh(c[j])), c};
            }),
            new Kind(
                    "gru",
                    3,
                    (options, dtype) -> Gru.create(IN, HIDDEN, options, KEY, dtype),
                    (x, h, state) -> new double[][] {
                        each(j -> {
                            double r = sigmoid(x[j] + h[j]);
                            double z = sigmoid(x[HIDDEN + j] + h[HIDDEN + j]);
                            double n = Math.tanh(x[2 * HIDDEN + j] + r * h[2 * HIDDEN + j]);
                            return (1 - z) * n + z * state[0][j];
                        })
                    }));

    static Stream<Arguments> kindsAndOptions() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(
                                DEFAULT,
                                DEFAULT.withoutBias(),
                                DEFAULT.withLayers(3),
                                DEFAULT.withBidirectional(),
                                DEFAULT.withLayers(2).withBidirectional().withBatchFirst())
                        .map(options -> Arguments.of(kind, options)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndOptions")
    void outputsAndStatesAreThoseOfPlainLoops(Kind kind, RnnOptions options) {
        RnnBase layer = kind.create(options);
        NdArray x = KEY.fold("x").uniform(Shape.of(STEPS, N, IN), DType.FLOAT64, -1, 1);
        List<NdArray> initial = initial(layer, options);
        Tensor input = Tensor.constant(x);
        RnnBase.Output output = layer.forward(
                options.batchFirst() ? input.transpose(0, 1) : input,
                initial.stream().map(Tensor::constant).toList(),
                Mode.EVAL);
        Tensor y = options.batchFirst() ? output.y().transpose(0, 1) : output.y();
        int width = options.directions() * HIDDEN;
        assertEquals(Shape.of(STEPS, N, width), y.shape());
        for (int sample = 0; sample < N; sample++) {
            Loops loops = new Loops(kind, options, layer.namedParameters(), initial, sample);
            double[][] expected = loops.run(x);
            for (int t = 0; t < STEPS; t++) {
                for (int j = 0; j < width; j++) {
                    assertEquals(expected[t][j], y.value().at((t * N + sample) * width + j), TOLERANCE);
                }
            }
            for (int s = 0; s < initial.size(); s++) {
                NdArray state = output.state().get(s).value();
                assertEquals(initial.get(s).shape(), state.shape());
                for (int place = 0; place < loops.last.size(); place++) {
                    for (int j = 0; j < HIDDEN; j++) {
                        assertEquals(
                                loops.last.get(place)[s][j], state.at((place * N + sample) * HIDDEN + j), TOLERANCE);
                    }
                }
            }
        }
    }

    /** One sample through all layers and directions. */
    private static final class Loops {
        private final Kind kind;
        private final RnnOptions options;
        private final Map<String, Parameter> parameters;
        private final List<NdArray> initial;
        private final int sample;
        private final List<double[][]> last = new ArrayList<>();

        Loops(Kind kind, RnnOptions options, Map<String, Parameter> parameters, List<NdArray> initial, int sample) {
            this.kind = kind;
            this.options = options;
            this.parameters = parameters;
            this.initial = initial;
            this.sample = sample;
        }

        double[][] run(NdArray x) {
            double[][] sequence = new double[STEPS][IN];
            for (int t = 0; t < STEPS; t++) {
                for (int j = 0; j < IN; j++) {
                    sequence[t][j] = x.at((t * N + sample) * IN + j);
                }
            }
            for (int layer = 0; layer < options.layers(); layer++) {
                double[][] outputs = new double[STEPS][options.directions() * HIDDEN];
                for (int direction = 0; direction < options.directions(); direction++) {
                    String suffix = "_l" + layer + (direction == 1 ? "_reverse" : "");
                    double[][] state = new double[initial.size()][HIDDEN];
                    int place = last.size();
                    for (int s = 0; s < state.length; s++) {
                        for (int j = 0; j < HIDDEN; j++) {
                            state[s][j] = initial.get(s).at((place * N + sample) * HIDDEN + j);
                        }
                    }
                    for (int i = 0; i < STEPS; i++) {
                        int t = direction == 0 ? i : STEPS - 1 - i;
                        state = kind.cell.step(
                                affine("ih" + suffix, sequence[t]), affine("hh" + suffix, state[0]), state);
                        System.arraycopy(state[0], 0, outputs[t], direction * HIDDEN, HIDDEN);
                    }
                    last.add(state);
                }
                sequence = outputs;
            }
            return sequence;
        }

        private double[] affine(String name, double[] x) {
            NdArray weight = parameters.get("weight_" + name).value();
            double[] y = new double[kind.gates * HIDDEN];
            for (int row = 0; row < y.length; row++) {
                y[row] = options.bias() ? parameters.get("bias_" + name).value().at(row) : 0;
                for (int column = 0; column < x.length; column++) {
                    y[row] += weight.at(row * x.length + column) * x[column];
                }
            }
            return y;
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndOptions")
    void gradientsOfInputStateAndParametersAgreeWithDifferences(Kind kind, RnnOptions options) {
        RnnBase layer = kind.create(options);
        List<NdArray> inputs = new ArrayList<>();
        inputs.add(KEY.fold("x").uniform(Shape.of(STEPS, STEPS, IN), DType.FLOAT64, -1, 1));
        inputs.addAll(initial(layer, options, STEPS));
        ModuleGradients.Worst worst = ModuleGradients.check(layer, inputs, x -> {
            RnnBase.Output output = layer.forward(x.get(0), x.subList(1, x.size()), Mode.EVAL);
            Tensor total = output.y().square().sum();
            for (Tensor state : output.state()) {
                total = total.add(state.sum());
            }
            return total;
        });
        assertTrue(worst.difference() < 1e-7, worst::toString);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSequenceInTwoPartsIsTheWholeSequence(Kind kind) {
        RnnBase layer = kind.create(DEFAULT.withLayers(2));
        Tensor x = Tensor.constant(KEY.uniform(Shape.of(STEPS, N, IN), DType.FLOAT64, -1, 1));
        RnnBase.Output whole = layer.forward(x, List.of(), Mode.EVAL);
        RnnBase.Output first = layer.forward(x.slice(0, 0, 2, 1), List.of(), Mode.EVAL);
        RnnBase.Output second = layer.forward(x.slice(0, 2, STEPS, 1), first.state(), Mode.EVAL);
        assertEquals(whole.y().slice(0, 2, STEPS, 1).value(), second.y().value());
        for (int s = 0; s < whole.state().size(); s++) {
            assertEquals(whole.state().get(s).value(), second.state().get(s).value());
        }
    }

    static List<Kind> kinds() {
        return KINDS;
    }

    @Test
    void parametersBearPyTorchsNamesAndShapes() {
        RnnBase layer = Lstm.create(IN, HIDDEN, DEFAULT.withLayers(2).withBidirectional(), KEY);
        List<String> named = new ArrayList<>();
        layer.namedParameters().forEach((name, parameter) -> named.add(name + " " + parameter.shape()));
        assertEquals(
                List.of(
                        "weight_ih_l0 [16, 3]",
                        "weight_hh_l0 [16, 4]",
                        "bias_ih_l0 [16]",
                        "bias_hh_l0 [16]",
                        "weight_ih_l0_reverse [16, 3]",
                        "weight_hh_l0_reverse [16, 4]",
                        "bias_ih_l0_reverse [16]",
                        "bias_hh_l0_reverse [16]",
                        "weight_ih_l1 [16, 8]",
                        "weight_hh_l1 [16, 4]",
                        "bias_ih_l1 [16]",
                        "bias_hh_l1 [16]",
                        "weight_ih_l1_reverse [16, 8]",
                        "weight_hh_l1_reverse [16, 4]",
                        "bias_ih_l1_reverse [16]",
                        "bias_hh_l1_reverse [16]"),
                named);
    }

    @Test
    void dropoutActsBetweenLayersAndOnlyInTraining() {
        RnnBase layer = Gru.create(IN, HIDDEN, DEFAULT.withLayers(2).withDropout(0.5), KEY);
        RnnBase without = Gru.create(IN, HIDDEN, DEFAULT.withLayers(2), KEY);
        Tensor x = Tensor.constant(KEY.uniform(Shape.of(STEPS, N, IN), DType.FLOAT32, -1, 1));
        assertEquals(
                without.forward(x, Mode.EVAL).value(),
                layer.forward(x, Mode.EVAL).value());
        NdArray trained = layer.forward(x, Mode.train(KEY)).value();
        assertNotEquals(without.forward(x, Mode.EVAL).value(), trained);
        assertEquals(trained, layer.forward(x, Mode.train(KEY)).value());
        RnnBase single = Gru.create(IN, HIDDEN, DEFAULT.withDropout(0.5), KEY);
        assertEquals(
                single.forward(x, Mode.EVAL).value(),
                single.forward(x, Mode.train(KEY)).value());
    }

    static Stream<Arguments> errors() {
        Lstm lstm = Lstm.create(IN, HIDDEN, DEFAULT, KEY);
        Tensor x = Tensor.constant(NdArray.zeros(Shape.of(STEPS, N, IN), DType.FLOAT32));
        Tensor wrong = Tensor.constant(NdArray.zeros(Shape.of(1, 3, HIDDEN), DType.FLOAT32));
        return Stream.of(
                error(
                        () -> lstm.forward(x.reshape(STEPS, N * IN), Mode.EVAL),
                        "recurrent layer: expected a sequence [t, n, 3] with t >= 1, found [5, 6]"),
                error(
                        () -> lstm.forward(x.reshape(N, IN, STEPS), Mode.EVAL),
                        "recurrent layer: expected a sequence [t, n, 3] with t >= 1, found [2, 3, 5]"),
                error(
                        () -> lstm.forward(x.slice(0, 0, 0, 1), Mode.EVAL),
                        "recurrent layer: expected a sequence [t, n, 3] with t >= 1, found [0, 2, 3]"),
                error(
                        () -> lstm.forward(x, List.of(wrong, wrong), Mode.EVAL),
                        "recurrent layer: expected a state of 2 tensors [1, 2, 4], found [[1, 3, 4], [1, 3, 4]]"),
                error(
                        () -> lstm.forward(x, List.of(wrong), Mode.EVAL),
                        "recurrent layer: expected a state of 2 tensors [1, 2, 4], found [[1, 3, 4]]"),
                error(
                        () -> Gru.create(0, 4, DEFAULT, KEY),
                        "recurrent layer: expected in >= 1 and hidden >= 1, found 0 and 4"),
                error(
                        () -> Rnn.create(3, 4, DEFAULT, Activation.SIGMOID, KEY, DType.FLOAT32),
                        "rnn: expected TANH or RELU, found SIGMOID"),
                error(() -> DEFAULT.withLayers(0), "recurrent layer: expected at least 1 layer, found 0"),
                error(() -> DEFAULT.withDropout(1), "recurrent layer: expected 0 <= dropout < 1, found 1.0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static List<NdArray> initial(RnnBase layer, RnnOptions options) {
        return initial(layer, options, N);
    }

    private static List<NdArray> initial(RnnBase layer, RnnOptions options, int n) {
        return Collections.nCopies(
                layer.states(),
                KEY.fold("state")
                        .uniform(Shape.of(options.layers() * options.directions(), n, HIDDEN), DType.FLOAT64, -1, 1));
    }

    @FunctionalInterface
    private interface Unit {
        double at(int j);
    }

    private static double[] each(Unit unit) {
        double[] values = new double[HIDDEN];
        for (int j = 0; j < HIDDEN; j++) {
            values[j] = unit.at(j);
        }
        return values;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
