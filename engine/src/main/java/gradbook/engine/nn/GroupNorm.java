package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Map;

/**
 * Each sample of [n, c, ...] standardized in each group of neighbouring channels, times weight plus bias by channel (Wu and He
 * 2018, arXiv:1803.08494; math.md §8.4).
 */
public final class GroupNorm implements Module {
    private final int groups;
    private final int channels;
    private final double epsilon;
    private final Affine affine;

    private GroupNorm(int groups, int channels, double epsilon, Affine affine) {
        this.groups = groups;
        this.channels = channels;
        this.epsilon = epsilon;
        this.affine = affine;
    }

    /** A float32 layer with PyTorch's epsilon of 1e-5. */
    public static GroupNorm create(int groups, int channels) {
        return create(groups, channels, 1e-5, true, DType.FLOAT32);
    }

    /** A layer with or without weight and bias. */
    public static GroupNorm create(int groups, int channels, double epsilon, boolean affine, DType dtype) {
        if (groups < 1 || channels < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(
                    "groupNorm: expected channels in equal groups, found " + channels + " in " + groups);
        }
        return new GroupNorm(groups, channels, epsilon, affine ? Affine.of(Shape.of(channels), dtype) : Affine.NONE);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (x.shape().rank() < 2 || x.shape().size(1) != channels) {
            throw new IllegalArgumentException(
                    "groupNorm: expected input [n, " + channels + ", ...], found shape " + x.shape());
        }
        return affine.applyToChannels(x.groupNorm(groups, epsilon));
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return affine.parameters();
    }
}
