package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Parameter;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer and option against PyTorch's published update, written out for one number. */
class OptimizersTest {
    private static final int STEPS = 200;
    private static final int SIZE = 7;
    private static final Schedule RATE = new StepDecay(0.05, 0.5, 60);

    /** 200 steps in float64, with fma here and two roundings there. */
    private static final double TOLERANCE = 1e-12;

    /** 200 steps in float32 of numbers near 1: √200 roundings of 6e-8 and what the steps make of them. */
    private static final double FLOAT32_TOLERANCE = 1e-4;

    /** One number's way, as torch/optim documents it: weight, gradient, memory, count of steps, rate; returns the weight. */
    @FunctionalInterface
    private interface Rule {
        double step(double w, double g, double[] memory, int t, double rate);
    }

    @FunctionalInterface
    private interface Maker {
        Optimizer of(List<Parameter> parameters, Schedule schedule);
    }

    private record Kind(String name, Maker maker, Rule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind("sgd", (p, s) -> new Sgd(p, s, 0, 0), sgd(0, 0, false)),
                new Kind("sgd with momentum and decay", (p, s) -> new Sgd(p, s, 0.9, 0.01), sgd(0.9, 0.01, false)),
                new Kind(
                        "nesterov",
                        (p, s) -> new Sgd(
                                p,
                                s,
                                Sgd.Options.DEFAULT.withNesterovMomentum(0.8).withWeightDecay(0.01)),
                        sgd(0.8, 0.01, true)),
                new Kind("adam", (p, s) -> new Adam(p, s, Adam.Options.DEFAULT), adam(0.9, 0.999, 1e-8, 0, 0)),
                new Kind(
                        "adam with decay",
                        (p, s) -> new Adam(
                                p,
                                s,
                                Adam.Options.DEFAULT
                                        .withBetas(0.3, 0.99)
                                        .withEpsilon(1e-3)
                                        .withWeightDecay(0.1)),
                        adam(0.3, 0.99, 1e-3, 0.1, 0)),
                new Kind("adamw", (p, s) -> new AdamW(p, s, AdamW.DEFAULT), adam(0.9, 0.999, 1e-8, 0, 0.01)),
                new Kind(
                        "rmsprop",
                        (p, s) -> new RmsProp(p, s, RmsProp.Options.DEFAULT),
                        rmsprop(0.99, 1e-8, 0, 0, false)),
                new Kind(
                        "rmsprop centered with momentum and decay",
                        (p, s) -> new RmsProp(
                                p,
                                s,
                                RmsProp.Options.DEFAULT
                                        .withAlpha(0.9)
                                        .withEpsilon(1e-2)
                                        .withMomentum(0.5)
                                        .withWeightDecay(0.1)
                                        .withCentered(true)),
                        rmsprop(0.9, 1e-2, 0.5, 0.1, true)),
                new Kind("adagrad", (p, s) -> new Adagrad(p, s, Adagrad.Options.DEFAULT), adagrad(0, 0, 1e-10, 0)),
                new Kind(
                        "adagrad with options",
                        (p, s) -> new Adagrad(
                                p,
                                s,
                                Adagrad.Options.DEFAULT
                                        .withRateDecay(0.01)
                                        .withInitialSum(0.5)
                                        .withEpsilon(1e-3)
                                        .withWeightDecay(0.1)),
                        adagrad(0.01, 0.5, 1e-3, 0.1)));
    }

    private static Rule sgd(double momentum, double decay, boolean nesterov) {
        return (w, g, m, t, rate) -> {
            double d = g + decay * w;
            m[0] = t == 1 ? d : momentum * m[0] + d;
            return w - rate * (nesterov ? d + momentum * m[0] : m[0]);
        };
    }

    private static Rule adam(double beta1, double beta2, double epsilon, double decay, double decoupled) {
        return (w, g, m, t, rate) -> {
            double kept = w * (1 - rate * decoupled);
            double d = g + decay * w;
            m[0] = beta1 * m[0] + (1 - beta1) * d;
            m[1] = beta2 * m[1] + (1 - beta2) * d * d;
            double first = m[0] / (1 - Math.pow(beta1, t));
            double second = m[1] / (1 - Math.pow(beta2, t));
            return kept - rate * first / (Math.sqrt(second) + epsilon);
        };
    }

    private static Rule rmsprop(double alpha, double epsilon, double momentum, double decay, boolean centered) {
        return (w, g, m, t, rate) -> {
            double d = g + decay * w;
            m[0] = alpha * m[0] + (1 - alpha) * d * d;
            m[1] = alpha * m[1] + (1 - alpha) * d;
            double root = Math.sqrt(centered ? m[0] - m[1] * m[1] : m[0]) + epsilon;
            m[2] = momentum * m[2] + d / root;
            return w - rate * m[2];
        };
    }

    private static Rule adagrad(double rateDecay, double initial, double epsilon, double decay) {
        return (w, g, m, t, rate) -> {
            double d = g + decay * w;
            m[0] = (t == 1 ? initial : m[0]) + d * d;
            return w - rate / (1 + (t - 1) * rateDecay) * d / (Math.sqrt(m[0]) + epsilon);
        };
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void twoHundredStepsAreThoseOfPyTorchsFormula(Kind kind) {
        double[] expected = start(DType.FLOAT64).doubles();
        double[][] memory = new double[SIZE][3];
        for (int t = 1; t <= STEPS; t++) {
            NdArray g = gradient(t, DType.FLOAT64);
            for (int i = 0; i < SIZE; i++) {
                expected[i] = kind.rule.step(expected[i], g.at(i), memory[i], t, RATE.at(t - 1));
            }
        }
        NdArray wide = run(kind, DType.FLOAT64, STEPS);
        NdArray narrow = run(kind, DType.FLOAT32, STEPS);
        for (int i = 0; i < SIZE; i++) {
            assertEquals(expected[i], wide.at(i), TOLERANCE * Math.max(1, Math.abs(expected[i])));
            assertEquals(expected[i], narrow.at(i), FLOAT32_TOLERANCE * Math.max(1, Math.abs(expected[i])));
        }
    }

    private static NdArray run(Kind kind, DType dtype, int steps) {
        Parameter w = new Parameter(start(dtype));
        Optimizer optimizer = kind.maker.of(List.of(w), RATE);
        for (int t = 1; t <= steps; t++) {
            step(optimizer, w, t);
        }
        return w.value();
    }

    /** A step whose gradient is the one given. */
    private static void step(Optimizer optimizer, Parameter w, int t) {
        Tensor g = Tensor.constant(gradient(t, w.value().dtype()));
        optimizer.step(Backward.from(w.tensor().mul(g).sum()));
    }

    private static NdArray start(DType dtype) {
        return RandomKey.of(1).uniform(Shape.of(SIZE), DType.FLOAT64, -1, 1).to(dtype);
    }

    private static NdArray gradient(int t, DType dtype) {
        return RandomKey.of(2)
                .fold(t)
                .uniform(Shape.of(SIZE), DType.FLOAT64, -1, 1.5)
                .to(dtype);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void threadsDoNotMoveABit(Kind kind) {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray alone = run(kind, dtype, 20);
            assertEquals(alone, Workers.with(3, 1, () -> run(kind, dtype, 20)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRestoredOptimizerGoesOnBitForBit(Kind kind) {
        Parameter w = new Parameter(start(DType.FLOAT32));
        Optimizer optimizer = kind.maker.of(List.of(w), RATE);
        for (int t = 1; t <= 70; t++) {
            step(optimizer, w, t);
        }
        Snapshot snapshot = optimizer.snapshot();
        Parameter again = new Parameter(w.value().copy());
        for (int t = 71; t <= 90; t++) {
            step(optimizer, w, t);
        }
        Optimizer restored = kind.maker.of(List.of(again), RATE);
        restored.restore(snapshot);
        assertEquals(RATE.at(70), restored.learningRate());
        for (int t = 71; t <= 90; t++) {
            step(restored, again, t);
        }
        assertEquals(w.value(), again.value());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aParameterGivenTwiceMovesOnceAndOneWithoutGradientStays(Kind kind) {
        Parameter w = new Parameter(start(DType.FLOAT64));
        Parameter once = new Parameter(start(DType.FLOAT64));
        Parameter unused = new Parameter(start(DType.FLOAT64));
        Optimizer twice = kind.maker.of(List.of(w, unused, w), RATE);
        Optimizer single = kind.maker.of(List.of(once), RATE);
        for (int t = 1; t <= 3; t++) {
            step(twice, w, t);
            step(single, once, t);
        }
        assertEquals(once.value(), w.value());
        assertEquals(start(DType.FLOAT64), unused.value());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aParabolaIsDescended(Kind kind) {
        Parameter w = new Parameter(NdArray.of(Shape.of(2), 1.5, -1.0));
        Optimizer optimizer = kind.maker.of(List.of(w), new CosineDecay(0.1, 400));
        double before = w.tensor().square().sum().item();
        for (int t = 0; t < 400; t++) {
            optimizer.step(Backward.from(w.tensor().square().sum()));
        }
        assertTrue(w.tensor().square().sum().item() < 0.1 * before);
    }

    /** Bias correction makes the first step of Adam as long as the rate, whatever the gradient's size. */
    @Test
    void theFirstStepOfAdamHasTheLengthOfTheRate() {
        for (double size : new double[] {1e-3, 1, 1e3}) {
            Parameter w = new Parameter(NdArray.of(Shape.of(1), 5.0));
            new Adam(List.of(w), new Constant(0.01), Adam.Options.DEFAULT)
                    .step(Backward.from(w.tensor().mul(size).sum()));
            assertEquals(4.99, w.value().item(), 1e-7);
        }
    }

    @Test
    void decoupledDecayShrinksWeightsThatHaveNoSlope() {
        Parameter coupled = new Parameter(NdArray.of(Shape.of(1), 2.0));
        Parameter decoupled = new Parameter(NdArray.of(Shape.of(1), 2.0));
        Adam.Options options = Adam.Options.DEFAULT.withWeightDecay(0.5);
        new Adam(List.of(coupled), new Constant(0.1), options)
                .step(Backward.from(coupled.tensor().mul(0).sum()));
        new AdamW(List.of(decoupled), new Constant(0.1), options)
                .step(Backward.from(decoupled.tensor().mul(0).sum()));
        assertEquals(1.9, coupled.value().item(), 1e-7, "a step of the rate's length");
        assertEquals(2 * (1 - 0.1 * 0.5), decoupled.value().item(), 1e-15);
    }

    static Stream<Arguments> errors() {
        Parameter w = new Parameter(NdArray.of(Shape.of(2), 1.0, 2.0));
        Optimizer adam = new Adam(List.of(w), new Constant(1), Adam.Options.DEFAULT);
        Map<String, NdArray> wrong = new LinkedHashMap<>(adam.snapshot().arrays());
        wrong.put("0.exp_avg", NdArray.of(Shape.of(1), 0.0));
        Map<String, NdArray> more = new LinkedHashMap<>(adam.snapshot().arrays());
        more.put("1.exp_avg", NdArray.of(Shape.of(1), 0.0));
        Map<String, NdArray> ahead = new LinkedHashMap<>(adam.snapshot().arrays());
        ahead.put("0.step", NdArray.of(Shape.SCALAR, 3));
        return Stream.of(
                error(
                        () -> Sgd.Options.DEFAULT.withNesterovMomentum(0),
                        "sgd: expected momentum > 0 with nesterov, found 0.0"),
                error(() -> Adam.Options.DEFAULT.withBetas(1, 0.9), "adam: expected 0 <= beta1 < 1, found 1.0"),
                error(() -> Adam.Options.DEFAULT.withBetas(0.9, -1), "adam: expected 0 <= beta2 < 1, found -1.0"),
                error(
                        () -> RmsProp.Options.DEFAULT.withEpsilon(Double.NaN),
                        "rmsprop: expected a finite epsilon >= 0, found NaN"),
                error(
                        () -> Adagrad.Options.DEFAULT.withInitialSum(-1),
                        "adagrad: expected a finite initial sum >= 0, found -1.0"),
                error(
                        () -> adam.restore(new Snapshot(5, wrong)),
                        "adam: expected 0.exp_avg of FLOAT64 [2], found FLOAT64 [1]"),
                error(() -> adam.restore(new Snapshot(5, Map.of())), "adam: expected 0.step of INT32 [], found none"),
                error(
                        () -> adam.restore(new Snapshot(5, more)),
                        "adam: expected 3 arrays, found another one named 1.exp_avg"),
                error(() -> adam.restore(new Snapshot(2, ahead)), "adam: expected 0.step in 0..2, found 3"),
                error(() -> new Snapshot(-1, Map.of()), "snapshot: expected steps >= 0, found -1"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
