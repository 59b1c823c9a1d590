package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Map;

/** Each sample over the root mean square of its last axes, times a weight of their shape (arXiv:1910.07467; math.md §8.4). */
public final class RmsNorm implements Module {
    private final Shape normalized;
    private final double epsilon;
    private final Affine affine;

    private RmsNorm(Shape normalized, double epsilon, Affine affine) {
        this.normalized = normalized;
        this.epsilon = epsilon;
        this.affine = affine;
    }

    /** A float32 layer over the last axis of this size, with an epsilon of 1e-6; PyTorch's default is the type's machine epsilon. */
    public static RmsNorm create(int size) {
        return create(Shape.of(size), 1e-6, true, DType.FLOAT32);
    }

    /** A layer over the last axes of this shape, with or without weight. */
    public static RmsNorm create(Shape normalized, double epsilon, boolean affine, DType dtype) {
        Norms.checkShape("rmsNorm", normalized);
        return new RmsNorm(normalized, epsilon, affine ? Affine.withoutBias(normalized, dtype) : Affine.NONE);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Norms.checkInput("rmsNorm", normalized, x.shape());
        return affine.apply(x.rmsNorm(normalized.rank(), epsilon));
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return affine.parameters();
    }
}
