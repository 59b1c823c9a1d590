package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Elementwise operators and reductions at kinks, ties and ends of the range, worked by hand by PyTorch's conventions. */
class ElementwiseValuesTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    /** An operator of one input, its input, its value, and its gradient where dy is 1 everywhere. */
    static Stream<Arguments> unary() {
        return Stream.of(
                row(new Sqrt(), of(0, 4, INF, -1), of(0, 2, INF, NAN), of(INF, 0.25, 0, NAN)),
                row(new Log1p(), of(-1, 0, 1e-300), of(-INF, 0, 1e-300), of(INF, 1, 1)),
                row(new Abs(), of(-3, -0.0, 0, 2, -INF), of(3, 0, 0, 2, INF), of(-1, 0, 0, 1, -1)),
                row(new Clamp(-1, 2), of(-5, -1, 0, 2, 3, NAN), of(-1, -1, 0, 2, 2, NAN), of(0, 1, 1, 1, 0, 0)),
                row(new Clamp(-INF, 0), of(-INF, 5), of(-INF, 0), of(1, 0)),
                row(new LeakyRelu(0.5), of(-2, 0, 3), of(-1, 0, 3), of(0.5, 0.5, 1)),
                row(new Elu(2), of(-INF, 0, 3), of(-2, 0, 3), of(0, 2, 1)),
                row(new Softplus(), of(-1000, 1000, -INF, INF), of(0, 1000, 0, INF), of(0, 1, 0, 1)),
                row(new Gelu(Gelu.Form.ERF), of(-100, 0, 100), of(-0.0, 0, 100), of(0, 0.5, 1)),
                row(new Gelu(Gelu.Form.TANH), of(-100, 0, 100), of(-0.0, 0, 100), of(0, 0.5, 1)),
                row(new Erf(), of(-INF, INF), of(-1, 1), of(0, 0)),
                row(new Cos(), of(0.0), of(1), of(-0.0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unary")
    void valuesAndGradientsAtTheEnds(Op op, NdArray x, NdArray value, NdArray gradient) {
        assertEquals(value, op.value(x));
        assertEquals(gradient, op.vjp(Call.of(op, x), ones(x))[0]);
    }

    /** An operator of two inputs: inputs, value, both gradients. */
    static Stream<Arguments> binary() {
        return Stream.of(
                Arguments.of(new Div(), of(1, 6), of(0, 3), of(INF, 2), of(INF, 1 / 3.0), of(-INF, -2 / 3.0)),
                Arguments.of(
                        new Maximum(),
                        of(1, 2, 3, NAN),
                        of(2, 2, 1, 0),
                        of(2, 2, 3, NAN),
                        of(0, 0.5, 1, 1),
                        of(1, 0.5, 0, 1)),
                Arguments.of(new Minimum(), of(1, 2, 3), of(2, 2, 1), of(1, 2, 1), of(1, 0.5, 0), of(0, 0.5, 1)),
                // 0^0, 0^2, (-2)^3, 1^NaN; ln 0 and ln of a negative number
                Arguments.of(
                        new Pow(),
                        of(0, 0, -2, 1),
                        of(0, 2, 3, NAN),
                        of(1, 0, -8, 1),
                        of(0, 0, 12, NAN),
                        of(0, 0, NAN, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binary")
    void valuesAndBothGradientsAtTies(Op op, NdArray a, NdArray b, NdArray value, NdArray da, NdArray db) {
        assertEquals(value, op.value(a, b));
        NdArray[] found = op.vjp(Call.of(op, a, b), ones(value));
        assertEquals(da, found[0]);
        assertEquals(db, found[1]);
    }

    @Test
    void signHasNoGradient() {
        Tensor y = Tensor.leaf(of(-2, -0.0, 0, 5, NAN)).sign();
        assertEquals(of(-1, 0, 0, 1, 0), y.value());
        assertEquals(false, y.requiresGradient());
    }

    @Test
    void whereTakesNothingFromTheSideItDidNotTake() {
        NdArray condition = NdArray.of(Shape.of(3), 1, 0, -7);
        NdArray[] x = {condition, of(1, INF, 3), NdArray.of(Shape.SCALAR, NAN)};
        assertEquals(of(1, NAN, 3), new Where().value(x));
        NdArray[] dx = new Where().vjp(Call.of(new Where(), x), of(10, 20, 30));
        assertEquals(of(10, 0, 30), dx[1]);
        assertEquals(of(0, 20, 0), dx[2]);
    }

    @Test
    void argMaxIsTheFirstOfTiesAndNaNIsLargest() {
        assertEquals(NdArray.of(Shape.SCALAR, 1), new ArgMax(0, false).value(of(1, 5, 5)));
        assertEquals(NdArray.of(Shape.of(1), 2), new ArgMax(0, true).value(of(1, 5, NAN, NAN)));
    }

    @Test
    void logSumExpNeitherOverflowsNorMistakesInfinities() {
        LogSumExp op = new LogSumExp(List.of(0), false);
        assertEquals(1000 + Math.log(2), op.value(of(1000, 1000)).item(), 1e-12);
        assertEquals(-INF, op.value(of(-INF, -INF)).item());
        assertEquals(INF, op.value(of(0, INF)).item());
        assertEquals(of(0, 0), op.vjp(Call.of(op, of(-INF, -INF)), NdArray.of(Shape.SCALAR, 1.0))[0]);
    }

    @Test
    void varianceDividesByWhatTheCorrectionLeaves() {
        Tensor x = Tensor.leaf(of(1, 2, 4, 5));
        assertEquals(2.5, x.variance(0).item());
        assertEquals(10 / 3.0, x.variance(1).item(), 1e-15);
        assertEquals(NAN, Tensor.leaf(of(3)).variance(1).item());
        assertEquals(Math.sqrt(2.5), x.std(0).item(), 1e-15);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(() -> new Clamp(2, 1), "clamp"),
                error(() -> new Clamp(NAN, 1), "clamp"),
                error(() -> new LeakyRelu(NAN), "leakyRelu: expected a finite slope, found NaN"),
                error(() -> new Elu(INF), "elu: expected a finite alpha, found Infinity"),
                error(() -> new ArgMax(-1, false), "argMax: axis is negative: -1"),
                error(() -> new ArgMax(0, false).value(of()), "argMax: axis 0 of shape [0] is empty and has no "),
                error(
                        () -> new Min(List.of(0), false).value(of()),
                        "min: axis 0 of shape [0] is empty and has no minimum"),
                error(() -> new Div().value(of(1, 2), of(1, 2, 3)), "div: shapes do not broadcast: [2] and [3]"),
                error(() -> new Where().value(of(1), of(1), of(1)), "where: expected INT32 indices, found FLOAT64 [1]"),
                error(
                        () -> new Where().value(NdArray.of(Shape.of(2), 0, 1), of(1, 2, 3), of(1)),
                        "where: shapes do not broadcast"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsNameTheOperatorAndTheValues(Executable mistake, String beginning) {
        String message = assertThrows(IllegalArgumentException.class, mistake).getMessage();
        assertEquals(beginning, message.substring(0, Math.min(beginning.length(), message.length())));
    }

    private static Arguments row(Op op, NdArray x, NdArray value, NdArray gradient) {
        return Arguments.of(op, x, value, gradient);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }

    private static NdArray of(double... values) {
        return NdArray.of(Shape.of(values.length), values);
    }

    private static NdArray ones(NdArray like) {
        return NdArray.full(like.shape(), DType.FLOAT64, 1);
    }
}
