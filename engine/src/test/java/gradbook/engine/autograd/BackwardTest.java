package gradbook.engine.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Add;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pitfalls of automatic differentiation, each shown to be impossible or caught. */
class BackwardTest {
    private final Tensor x = Tensor.leaf(NdArray.of(Shape.of(2), 3.0, -1.0));

    @Test
    void gradientsOfTwoStepsDoNotAddUp() {
        Tensor loss = x.square().sum();
        assertEquals(Backward.from(loss).of(x), Backward.from(loss).of(x));
    }

    @Test
    void aTensorUsedTwiceReceivesBothContributions() {
        assertEquals(
                doubles(2 + 2 * 3, 2 + 2 * -1),
                Backward.from(x.mul(2).add(x.square()).sum()).of(x));
        assertEquals(doubles(2, 2), Backward.from(x.add(x).sum()).of(x));
    }

    /** 2⁶⁰ paths lead to x: a walk along paths, and not along tensors, would not return. */
    @Test
    void aTowerOfDiamondsIsVisitedOnce() {
        Tensor y = x;
        for (int i = 0; i < 60; i++) {
            y = y.add(y);
        }
        assertEquals(doubles(0x1p60, 0x1p60), Backward.from(y.sum()).of(x));
    }

    @Test
    void aChainOf200000OperatorsDoesNotOverflow() {
        Tensor y = x;
        for (int i = 0; i < 200_000; i++) {
            y = y.neg();
        }
        assertEquals(doubles(1, 1), Backward.from(y.sum()).of(x));
    }

    @Test
    void aLongSumOverOneTensorDoesNotOverflowEither() {
        Tensor total = x;
        for (int i = 1; i < 100_000; i++) {
            total = total.add(x);
        }
        assertEquals(doubles(100_000, 100_000), Backward.from(total.sum()).of(x));
    }

    @Test
    void aBroadcastIsUndone() {
        Tensor matrix = Tensor.leaf(NdArray.zeros(Shape.of(3, 2), DType.FLOAT64));
        Tensor column = Tensor.leaf(NdArray.zeros(Shape.of(3, 1), DType.FLOAT64));
        Tensor scalar = Tensor.leaf(NdArray.scalar(DType.FLOAT64, 0));
        Gradients gradients =
                Backward.from(matrix.add(x).add(column).add(scalar).sum());
        assertEquals(NdArray.full(Shape.of(3, 2), DType.FLOAT64, 1), gradients.of(matrix));
        assertEquals(doubles(3, 3), gradients.of(x));
        assertEquals(NdArray.full(Shape.of(3, 1), DType.FLOAT64, 2), gradients.of(column));
        assertEquals(NdArray.scalar(DType.FLOAT64, 6), gradients.of(scalar));
    }

    @Test
    void labelsAndConstantsReceiveNoGradient() {
        Tensor logits = Tensor.leaf(NdArray.zeros(Shape.of(2, 3), DType.FLOAT32));
        Tensor labels = Tensor.constant(NdArray.of(Shape.of(2), 0, 2));
        Tensor loss = logits.softmaxCrossEntropy(labels);
        Gradients gradients = Backward.from(loss);
        assertTrue(gradients.contains(logits));
        assertFalse(gradients.contains(labels));
        Tensor constant = Tensor.constant(doubles(1, 1));
        assertFalse(Backward.from(x.mul(constant).sum()).contains(constant));
        assertFalse(constant.neg().requiresGradient());
    }

    @Test
    void anOperatorRemembersWhatItWasAppliedTo() {
        Tensor y = x.add(x);
        assertEquals(new Add(), y.op().orElseThrow());
        assertEquals(List.of(x, x), y.inputs());
        assertTrue(x.op().isEmpty());
    }

    static Stream<Arguments> errors() {
        Tensor x = Tensor.leaf(doubles(3, -1));
        Tensor other = Tensor.leaf(doubles(1, 1));
        return Stream.of(
                error(
                        () -> Backward.from(x.neg()),
                        "backward: expected a loss with one element, found shape [2]; reduce it by sum() or mean()"),
                error(
                        () -> Backward.from(Tensor.constant(doubles(1)).sum()),
                        "backward: this tensor depends on no leaf that needs a gradient"),
                error(
                        () -> Backward.from(x.neg(), doubles(1)),
                        "backward: expected a gradient of FLOAT64 [2], found FLOAT64 [1]"),
                error(
                        () -> Backward.from(x.neg(), NdArray.of(Shape.of(2), 1f, 1f)),
                        "backward: expected a gradient of FLOAT64 [2], found FLOAT32 [2]"),
                error(
                        () -> Backward.from(x.sum()).of(other),
                        "gradients: the loss does not depend on this tensor, or it is not a leaf:"
                                + " FLOAT64 [2] {1.0, 1.0}"),
                error(
                        () -> Tensor.leaf(NdArray.of(Shape.of(1), 1)),
                        "leaf: only floating types have gradients, found INT32"),
                error(() -> x.transpose(), "transpose: expected a matrix, found shape [2]; name the two axes"),
                error(
                        () -> x.sum(false, 0, -1),
                        "sum: axes must be non-negative and ascending without repetition, found [0, 0]"),
                error(() -> x.item(), "item: expected one element, found shape [2]"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    @Test
    void theFirstDerivativeOfALossIsOne() {
        Tensor leaf = Tensor.leaf(NdArray.of(Shape.of(1, 1), 2.0));
        assertEquals(NdArray.of(Shape.of(1, 1), 1.0), Backward.from(leaf).of(leaf));
    }

    @Test
    void aWrongRuleIsFoundByTheGradientCheck() {
        // x² whose second factor pretends to be a constant: half of the derivative is missing
        GradientCheck.Worst worst = GradientCheck.run(
                in -> in.get(0).mul(Tensor.constant(in.get(0).value())).sum(), List.of(doubles(2, 3)));
        assertEquals(0.5, worst.difference(), 1e-9);
    }

    @Test
    void theGradientCheckNamesTheElementThatIsWrong() {
        // e^(100 x) bends too much for this step; x does not.
        GradientCheck.Worst worst = GradientCheck.run(
                in -> in.get(0).mul(Tensor.constant(doubles(1, 100))).exp(), List.of(doubles(0.1, 0.1)));
        assertEquals("input 0, element 1", worst.direction());
    }

    @Test
    void aLeafThatTheOutputDoesNotDependOnHasGradientZero() {
        GradientCheck.Worst worst = GradientCheck.run(in -> in.get(0), List.of(doubles(1), doubles(2)));
        assertEquals(0, worst.difference(), 1e-10);
        worst = GradientCheck.run(
                in -> in.get(0).add(Tensor.constant(in.get(1).value())), List.of(doubles(1), doubles(2)));
        assertTrue(worst.difference() > 0.1, worst::toString);
    }

    @Test
    void theGradientCheckDoesNotForgetANaN() {
        // A step below 5e-6 leaves the domain of the logarithm; the second element is all right.
        GradientCheck.Worst worst = GradientCheck.run(in -> in.get(0).log(), List.of(doubles(5e-6, 2)));
        assertTrue(Double.isNaN(worst.difference()), worst::toString);
    }

    @Test
    void theGradientCheckRefusesFloat32() {
        assertEquals(
                "gradient check: expected FLOAT64, found FLOAT32 [1]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> GradientCheck.run(in -> in.get(0).sum(), List.of(NdArray.of(Shape.of(1), 1f))))
                        .getMessage());
    }

    private static NdArray doubles(double... values) {
        return NdArray.of(Shape.of(values.length), values);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
