package gradbook.interop.onnx;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Functions of tensors: of single elements, and such as move or gather them. Each leaves the axis of samples in front. */
final class RandomFunctions {
    private final Dice dice;

    RandomFunctions(Dice dice) {
        this.dice = dice;
    }

    /** As a part of a network. */
    static Module module(UnaryOperator<Tensor> f) {
        return (x, mode) -> f.apply(x);
    }

    /** One of single elements. */
    UnaryOperator<Tensor> elementwise() {
        double a = dice.real() + 0.5;
        List<UnaryOperator<Tensor>> all = List.of(
                Tensor::relu,
                Tensor::tanh,
                Tensor::sigmoid,
                Tensor::softplus,
                Tensor::silu,
                Tensor::mish,
                Tensor::gelu,
                Tensor::geluTanh,
                Tensor::selu,
                Tensor::logSigmoid,
                Tensor::sin,
                Tensor::cos,
                Tensor::erf,
                Tensor::abs,
                Tensor::neg,
                x -> x.leakyRelu(a / 4),
                x -> x.elu(a),
                x -> x.clamp(-a, a),
                x -> x.clamp(-a, Double.POSITIVE_INFINITY),
                x -> x.tanh().exp(),
                x -> x.abs().add(a).log(),
                x -> x.square().log1p(),
                x -> x.abs().sqrt(),
                x -> x.abs().add(a).pow(1.5),
                x -> x.div(x.abs().add(a)),
                x -> x.sub(a).mul(x),
                x -> x.sign().mul(a).add(x),
                x -> x.maximum(x.neg().mul(a)),
                x -> x.minimum(x.square()),
                x -> x.where(condition(x.shape()), x.neg()));
        return all.get(dice.below(all.size()));
    }

    /** A condition along the last axis. */
    private static Tensor condition(Shape x) {
        int size = x.size(x.rank() - 1);
        return Tensor.constant(NdArray.of(
                Shape.of(size), IntStream.range(0, size).map(i -> i % 2).toArray()));
    }

    /** One that moves, chooses, adds up or multiplies elements. */
    UnaryOperator<Tensor> moved(Shape x) {
        int rank = x.rank();
        int axis = dice.between(1, rank - 1);
        int size = x.size(axis);
        int from = dice.below(size);
        int diagonal = dice.below(2);
        int[] back = IntStream.range(1, rank).toArray();
        int[] turned = IntStream.concat(IntStream.of(0), IntStream.iterate(rank - 1, i -> i > 0, i -> i - 1))
                .toArray();
        List<UnaryOperator<Tensor>> all = List.of(
                t -> t.permute(turned),
                t -> t.flip(axis),
                t -> t.flip(back),
                t -> t.slice(axis, from, size),
                t -> t.slice(axis, 0, size, 2),
                t -> t.slice(0, 0, t.shape().size(0), 1),
                t -> t.pad(ends(rank, axis, 1), ends(rank, axis, 2), 0.25),
                t -> t.flatten(1),
                t -> t.unsqueeze(rank < 4 ? 1 : axis).squeeze(rank < 4 ? 1 : axis),
                t -> Tensor.concatenate(axis, t, t.neg()),
                t -> t.sum(true, axis).add(t.mul(0.5)),
                t -> t.mean(true, axis)
                        .expand(t.shape().sizes())
                        .add(t), // alone, a normalization would make much of its roundings
                t -> t.max(true, axis).sub(t),
                t -> t.min(true, axis).mul(t),
                t -> t.logSumExp(true, axis).add(t),
                t -> t.variance(0, true, axis).add(t),
                t -> t.softmax(axis),
                t -> t.logSoftmax(axis),
                t -> t.standardize(1e-3, axis),
                t -> t.rmsNormalize(1e-3, axis),
                t -> t.argMax(false, axis).oneHot(size, DType.FLOAT32),
                t -> t.indexSelect(axis, places(from, size - 1, 0)),
                t -> t.gather(axis, t.mul(0).argMax(true, axis)).add(t),
                t -> t.scatterAdd(axis, t.argMax(true, axis), t.mean(true, axis)),
                t -> rank > 2 ? t.tril(diagonal) : t.unsqueeze(1).triu(1).squeeze(1),
                t -> t.reshape(
                        t.shape().size(0), -1 * -t.shape().count() / t.shape().size(0)),
                t -> rank > 2
                        ? t.matmul(t.transpose(-1, -2)).mul(0.1)
                        : t.unsqueeze(2).matmul(t.unsqueeze(1)));
        return all.get(dice.below(all.size()));
    }

    private static Tensor places(int... places) {
        return Tensor.constant(NdArray.of(Shape.of(places.length), places));
    }

    private static int[] ends(int rank, int axis, int size) {
        int[] ends = new int[rank];
        ends[axis] = size;
        return ends;
    }
}
