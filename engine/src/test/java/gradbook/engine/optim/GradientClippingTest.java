package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientClippingTest {
    private final Parameter a = new Parameter(NdArray.of(Shape.of(2), 1.0, 1.0));
    private final Parameter b = new Parameter(NdArray.of(Shape.of(1), 1.0));
    private final Parameter unused = new Parameter(NdArray.of(Shape.of(1), 1.0));
    private final List<Parameter> all = List.of(a, b, unused, a);

    /** Gradients (2, 3) and 6, of norm 7. */
    private final Gradients gradients = gradients(6);

    private Gradients gradients(double slopeOfB) {
        Tensor slopes = Tensor.constant(NdArray.of(Shape.of(2), 2.0, 3.0));
        return Backward.from(
                a.tensor().mul(slopes).sum().add(b.tensor().mul(slopeOfB).sum()));
    }

    @Test
    void theNormIsThatOfAllGradientsTogether() {
        assertEquals(7, GradientClipping.norm(gradients, all));
        assertEquals(0, GradientClipping.norm(gradients, List.of(unused)));
    }

    @Test
    void aNormAboveTheMaximumIsScaledDownAndTheOldGradientsStay() {
        GradientClipping.Clipped clipped = GradientClipping.byNorm(gradients, all, 3.5);
        double factor = 3.5 / (7 + 1e-6);
        assertEquals(7, clipped.norm());
        assertEquals(
                NdArray.of(Shape.of(2), factor * 2, factor * 3),
                clipped.gradients().of(a.tensor()));
        assertEquals(NdArray.of(Shape.of(1), factor * 6), clipped.gradients().of(b.tensor()));
        assertEquals(6, gradients.of(b.tensor()).item());
        assertEquals(false, clipped.gradients().contains(unused.tensor()));
    }

    @Test
    void aNormBelowTheMaximumIsLeftAlone() {
        GradientClipping.Clipped clipped = GradientClipping.byNorm(gradients, all, 8);
        assertSame(gradients.of(a.tensor()), clipped.gradients().of(a.tensor()));
    }

    @Test
    void valuesAreCutAtBothEnds() {
        Gradients clipped = GradientClipping.byValue(gradients(-6), all, 2.5);
        assertEquals(NdArray.of(Shape.of(2), 2, 2.5), clipped.of(a.tensor()));
        assertEquals(-2.5, clipped.of(b.tensor()).item());
    }

    @Test
    void aNormThatIsNoNumberIsRefusedOnRequest() {
        GradientClipping.Clipped clipped = GradientClipping.byNorm(gradients(Double.NaN), all, 1);
        assertEquals(
                "clipping: expected gradients of a finite norm, found NaN",
                assertThrows(IllegalArgumentException.class, clipped::requireFinite)
                        .getMessage());
        assertEquals(
                7, GradientClipping.byNorm(gradients, all, 1).requireFinite().norm());
    }

    @Test
    void anOptimizerCanBeKeptFromLargeGradients() {
        Sgd plain = new Sgd(all, new Constant(1), Sgd.Options.DEFAULT);
        new ClippedByNorm(plain, all, 3.5).step(gradients);
        double factor = 3.5 / (7 + 1e-6);
        assertEquals(NdArray.of(Shape.of(2), 1 - factor * 2, 1 - factor * 3), a.value());
        assertEquals(1, plain.snapshot().steps());
        assertThrows(IllegalArgumentException.class, () -> new ClippedByNorm(plain, all, 0));
    }

    @Test
    void aMaximumMustBePositive() {
        assertEquals(
                "clipping: expected a maximum norm > 0, found 0.0",
                assertThrows(IllegalArgumentException.class, () -> GradientClipping.byNorm(gradients, all, 0))
                        .getMessage());
        assertEquals(
                "clipping: expected a maximum value > 0, found NaN",
                assertThrows(IllegalArgumentException.class, () -> GradientClipping.byValue(gradients, all, Double.NaN))
                        .getMessage());
    }
}
