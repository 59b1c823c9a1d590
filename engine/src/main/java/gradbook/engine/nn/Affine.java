package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code y = γ x + β} behind a normalization; γ starts at 1, β at 0, and either may be absent. */
record Affine(Optional<Parameter> weight, Optional<Parameter> bias) {
    static final Affine NONE = new Affine(Optional.empty(), Optional.empty());

    static Affine of(Shape shape, DType dtype) {
        return new Affine(one(shape, dtype), Optional.of(new Parameter(NdArray.zeros(shape, dtype))));
    }

    static Affine withoutBias(Shape shape, DType dtype) {
        return new Affine(one(shape, dtype), Optional.empty());
    }

    private static Optional<Parameter> one(Shape shape, DType dtype) {
        return Optional.of(new Parameter(NdArray.full(shape, dtype, 1)));
    }

    /** Applied along the last axes. */
    Tensor apply(Tensor x) {
        Tensor scaled = weight.isPresent() ? x.mul(weight.get().tensor()) : x;
        return bias.isPresent() ? scaled.add(bias.get().tensor()) : scaled;
    }

    /** Applied along axis 1 of [n, c, ...]. */
    Tensor applyToChannels(Tensor x) {
        int rank = x.shape().rank();
        Tensor scaled = weight.isPresent() ? x.mul(channels(weight.get().tensor(), rank)) : x;
        return bias.isPresent() ? scaled.add(channels(bias.get().tensor(), rank)) : scaled;
    }

    /** [c] as [c, 1, ...], to be broadcast over [n, c, ...] of the given rank. */
    static Tensor channels(Tensor perChannel, int rank) {
        int[] sizes = new int[rank - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = perChannel.shape().count();
        return perChannel.reshape(sizes);
    }

    Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        weight.ifPresent(parameter -> parameters.put("weight", parameter));
        bias.ifPresent(parameter -> parameters.put("bias", parameter));
        return parameters;
    }
}
