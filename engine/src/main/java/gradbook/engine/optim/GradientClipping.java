package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.kernel.Elementwise;
import gradbook.engine.kernel.SquareSum;
import gradbook.engine.nn.Parameter;
import java.util.List;

/** Keeps gradients from growing too large; gives new gradients and leaves the old ones as they are (math.md §12.7). */
public final class GradientClipping {
    /** PyTorch's, so that a norm of 0 divides nothing by 0. */
    private static final double EPSILON = 1e-6;

    private GradientClipping() {}

    /**
     * Gradients after clipping.
     *
     * @param norm what it was before
     */
    public record Clipped(Gradients gradients, double norm) {
        /** These, unless the norm is infinite or not a number, which would have spoiled every gradient. */
        public Clipped requireFinite() {
            if (!Double.isFinite(norm)) {
                throw new IllegalArgumentException("clipping: expected gradients of a finite norm, found " + norm);
            }
            return this;
        }
    }

    /**
     * {@code ‖g‖ = √Σ g²} over the gradients of all parameters, in float64: the sum of each parameter, then these sums in the
     * list's order. A parameter that the loss did not depend on adds nothing; one given twice counts once.
     */
    public static double norm(Gradients gradients, List<Parameter> parameters) {
        double sum = 0;
        for (Tensor leaf : leaves(parameters)) {
            if (gradients.contains(leaf)) {
                sum += SquareSum.of(gradients.of(leaf));
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * {@code g = c g} with one {@code c = min(1, maximum / (‖g‖ + 1e-6))} for all parameters (Pascanu, Mikolov, Bengio 2013).
     *
     * @param maximum of the norm, {@code > 0}; infinity only measures it
     */
    public static Clipped byNorm(Gradients gradients, List<Parameter> parameters, double maximum) {
        check("norm", maximum);
        double norm = norm(gradients, parameters);
        double factor = Math.min(1, maximum / (norm + EPSILON));
        return new Clipped(gradients.map(leaves(parameters), gradient -> scale(gradient, factor)), norm);
    }

    /**
     * {@code g = min(max(g, -maximum), maximum)} for every element; NaN stays NaN.
     *
     * @param maximum of an element's absolute value, {@code > 0}
     */
    public static Gradients byValue(Gradients gradients, List<Parameter> parameters, double maximum) {
        check("value", maximum);
        float limit = (float) maximum;
        return gradients.map(
                leaves(parameters),
                gradient -> Elementwise.map(
                        gradient,
                        g -> Math.min(Math.max(g, -limit), limit),
                        g -> Math.min(Math.max(g, -maximum), maximum)));
    }

    private static NdArray scale(NdArray gradient, double factor) {
        float rounded = (float) factor;
        return factor == 1 ? gradient : Elementwise.map(gradient, g -> rounded * g, g -> factor * g);
    }

    private static List<Tensor> leaves(List<Parameter> parameters) {
        return parameters.stream().distinct().map(Parameter::tensor).toList();
    }

    static void check(String what, double maximum) {
        if (!(maximum > 0)) {
            throw new IllegalArgumentException("clipping: expected a maximum " + what + " > 0, found " + maximum);
        }
    }
}
