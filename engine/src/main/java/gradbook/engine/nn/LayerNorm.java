package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Map;

/** Each sample standardized over its last axes, times weight plus bias of their shape (Ba et al. 2016, arXiv:1607.06450; math.md §8.4). */
public final class LayerNorm implements Module {
    private final Shape normalized;
    private final double epsilon;
    private final Affine affine;

    private LayerNorm(Shape normalized, double epsilon, Affine affine) {
        this.normalized = normalized;
        this.epsilon = epsilon;
        this.affine = affine;
    }

    /** A float32 layer over the last axis of this size, with PyTorch's epsilon of 1e-5. */
    public static LayerNorm create(int size) {
        return create(Shape.of(size), 1e-5, true, DType.FLOAT32);
    }

    /** A layer over the last axes of this shape, with or without weight and bias. */
    public static LayerNorm create(Shape normalized, double epsilon, boolean affine, DType dtype) {
        Norms.checkShape("layerNorm", normalized);
        return new LayerNorm(normalized, epsilon, affine ? Affine.of(normalized, dtype) : Affine.NONE);
    }

    /** The shape of the last axes, which are standardized together. */
    public Shape normalizedShape() {
        return normalized;
    }

    /** What is added to a variance, ε. */
    public double epsilon() {
        return epsilon;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Norms.checkInput("layerNorm", normalized, x.shape());
        return affine.apply(x.layerNorm(normalized.rank(), epsilon));
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return affine.parameters();
    }
}
