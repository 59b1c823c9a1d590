package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SgdTest {
    /** A few roundings of numbers about 1. */
    private static final double TOLERANCE = 1e-15;

    static Stream<Arguments> steps() {
        // The loss is 2w, so g = 2. The first step has v = d, as in PyTorch, and not (1 - momentum) d.
        return Stream.of(
                Arguments.of("plain", new Constant(0.1), 0, 0, new double[] {0.8, 0.6, 0.4}),
                // v = 2, 2.5, 2.625
                Arguments.of("momentum", new Constant(0.1), 0.25, 0, new double[] {0.8, 0.55, 0.2875}),
                // d = 2 + 0.5 w: 2.5, 2.375, 2.25625
                Arguments.of("weight decay", new Constant(0.1), 0, 0.5, new double[] {0.75, 0.5125, 0.286875}),
                // d = 2.5, 2.375, 2.19375; v = 2.5, 3.625, 4.00625
                Arguments.of("both", new Constant(0.1), 0.5, 0.5, new double[] {0.75, 0.3875, -0.013125}),
                // rates 0.1, 0.05, 0.025
                Arguments.of("schedule", new StepDecay(0.1, 0.5, 1), 0, 0, new double[] {0.8, 0.7, 0.65}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void stepsAreThoseWorkedByHand(
            String name, Schedule schedule, double momentum, double weightDecay, double... expected) {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            Parameter w = new Parameter(NdArray.full(Shape.of(2), dtype, 1));
            Optimizer optimizer = new Sgd(List.of(w), schedule, momentum, weightDecay);
            for (double value : expected) {
                optimizer.step(Backward.from(w.tensor().mul(2).sum()));
                // float32: three steps, each rounded to 6e-8
                assertEquals(value, w.value().at(0), dtype == DType.FLOAT64 ? TOLERANCE : 2e-7);
                assertEquals(w.value().at(0), w.value().at(1));
            }
        }
    }

    @Test
    void aParameterThatTheLossDoesNotDependOnStaysUntouched() {
        Parameter used = new Parameter(NdArray.of(Shape.of(1), 1.0));
        Parameter unused = new Parameter(NdArray.of(Shape.of(1), 1.0));
        Optimizer optimizer = new Sgd(List.of(unused, used), new Constant(0.5), 0.9, 0.1);
        optimizer.step(Backward.from(used.tensor().sum()));
        assertEquals(NdArray.of(Shape.of(1), 1.0), unused.value(), "not even decayed");
        assertEquals(1 - 0.5 * 1.1, used.value().item(), TOLERANCE);
    }

    @Test
    void theRateIsThatOfTheNextStep() {
        Parameter w = new Parameter(NdArray.of(Shape.of(1), 1.0));
        Optimizer optimizer = new Sgd(List.of(w), new StepDecay(1, 0.5, 2), 0, 0);
        double[] rates = {1, 1, 0.5, 0.5, 0.25};
        for (double rate : rates) {
            assertEquals(rate, optimizer.learningRate());
            optimizer.step(Backward.from(w.tensor().sum()));
        }
    }

    @Test
    void gradientDescentFindsTheMinimumOfAParabola() {
        Parameter w = new Parameter(NdArray.of(Shape.of(2), 5.0, -3.0));
        Tensor goal = Tensor.constant(NdArray.of(Shape.of(2), 1.0, 2.0));
        Optimizer optimizer = new Sgd(List.of(w), new Constant(0.1), 0.5, 0);
        for (int step = 0; step < 200; step++) {
            optimizer.step(Backward.from(w.tensor().sub(goal).square().sum()));
        }
        assertEquals(1, w.value().at(0), 1e-12);
        assertEquals(2, w.value().at(1), 1e-12);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(() -> sgd(1, 0), "sgd: expected 0 <= momentum < 1, found 1.0"),
                error(() -> sgd(-0.5, 0), "sgd: expected 0 <= momentum < 1, found -0.5"),
                error(() -> sgd(Double.NaN, 0), "sgd: expected 0 <= momentum < 1, found NaN"),
                error(() -> sgd(0, -1), "sgd: expected a finite weight decay >= 0, found -1.0"),
                error(
                        () -> sgd(0, Double.POSITIVE_INFINITY),
                        "sgd: expected a finite weight decay >= 0, found Infinity"),
                error(() -> new Constant(-1), "constant schedule: expected a finite learning rate >= 0, found -1.0"),
                error(
                        () -> new StepDecay(1, Double.NaN, 1),
                        "step schedule: expected a finite learning rate >= 0, found NaN"),
                error(() -> new StepDecay(1, 0.5, 0), "step schedule: expected at least 1 step, found 0"),
                error(() -> new CosineDecay(1, -5), "cosine schedule: expected at least 1 step, found -5"),
                error(() -> new Warmup(0, new Constant(1)), "warm-up: expected at least 1 step, found 0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Sgd sgd(double momentum, double weightDecay) {
        return new Sgd(List.of(), new Constant(0.1), momentum, weightDecay);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
