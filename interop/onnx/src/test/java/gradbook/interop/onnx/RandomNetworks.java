package gradbook.interop.onnx;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.ConvTranspose2d;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Elu;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.LeakyRelu;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.MultiHeadAttention;
import gradbook.engine.nn.Residual;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.nn.Sequential;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Chains and branches of layers and functions, drawn from a seed, each valid for what the one before it gives. */
public final class RandomNetworks {
    private static final int BATCH = 2;

    private final Random random;
    private final RandomKey key;
    private int drawn;

    private RandomNetworks(long seed) {
        this.random = new Random(seed);
        this.key = RandomKey.of(seed);
    }

    /** A network, and the shape of a sample that it takes. */
    public record Net(Module network, Shape sample) {}

    /** The network of a seed. */
    public static Net of(long seed) {
        RandomNetworks draw = new RandomNetworks(seed);
        Shape sample = draw.sample();
        Sequential.Builder all = Sequential.named();
        Tensor x = Tensor.constant(NdArray.full(batch(sample), DType.FLOAT32, 0.5));
        int parts = draw.between(2, 7);
        for (int i = 0; i < parts; i++) {
            Module part = draw.part(x.shape(), true);
            all.add("part" + i, part);
            x = part.forward(x, Mode.EVAL);
        }
        return new Net(Drawn.anew(all.build()), sample);
    }

    private static Shape batch(Shape sample) {
        return Shape.of(IntStream.concat(IntStream.of(BATCH), IntStream.of(sample.sizes()))
                .toArray());
    }

    /** Of a vector, a sequence or an image. */
    private Shape sample() {
        return switch (random.nextInt(3)) {
            case 0 -> Shape.of(between(1, 9));
            case 1 -> Shape.of(between(1, 6), 2 * between(1, 4));
            default -> Shape.of(between(1, 4), between(4, 9), between(4, 9));
        };
    }

    private Module part(Shape x, boolean branches) {
        int choice = random.nextInt(branches ? 4 : 3);
        if (choice == 0) {
            return function(elementwise());
        }
        if (choice == 1) {
            return function(moved(x));
        }
        if (choice == 3) {
            return branch(x);
        }
        return switch (x.rank()) {
            case 2 -> ofVectors(x.size(1));
            case 3 -> ofSequences(x.size(2));
            case 4 -> ofImages(x.size(1), x.size(2), x.size(3));
            default -> function(t -> t.flatten(1));
        };
    }

    /** x beside what a part of its own makes of it: added where the shapes agree, else behind each other. */
    private Module branch(Shape x) {
        Module body = part(x, false);
        Shape y = body.forward(Tensor.constant(NdArray.full(x, DType.FLOAT32, 0.5)), Mode.EVAL)
                .shape();
        if (y.equals(x)) {
            return Residual.of(body);
        }
        return (in, mode) ->
                Tensor.concatenate(1, in.flatten(1), body.forward(in, mode).flatten(1));
    }

    private static Module function(UnaryOperator<Tensor> f) {
        return (x, mode) -> f.apply(x);
    }

    private UnaryOperator<Tensor> elementwise() {
        double a = random.nextDouble() + 0.5;
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
        return all.get(random.nextInt(all.size()));
    }

    /** A condition along the last axis. */
    private static Tensor condition(Shape x) {
        int size = x.size(x.rank() - 1);
        return Tensor.constant(NdArray.of(
                Shape.of(size), IntStream.range(0, size).map(i -> i % 2).toArray()));
    }

    private UnaryOperator<Tensor> moved(Shape x) {
        int rank = x.rank();
        int axis = between(1, rank - 1);
        int size = x.size(axis);
        int from = random.nextInt(size);
        int diagonal = random.nextInt(2);
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
        return all.get(random.nextInt(all.size()));
    }

    private static Tensor places(int... places) {
        return Tensor.constant(NdArray.of(Shape.of(places.length), places));
    }

    private static int[] ends(int rank, int axis, int size) {
        int[] ends = new int[rank];
        ends[axis] = size;
        return ends;
    }

    private Module ofVectors(int width) {
        return switch (random.nextInt(5)) {
            case 0 -> Linear.create(width, between(1, 8), Initializer.HE_NORMAL, next());
            case 1 -> BatchNorm1d.create(width, 1e-5, 0.1, DType.FLOAT32);
            case 2 -> LayerNorm.create(width);
            case 3 -> new Dropout(0.5);
            default ->
                Sequential.of(
                        Linear.create(width, 8, Initializer.HE_NORMAL, next()),
                        Activation.RELU,
                        Linear.create(8, width, Initializer.HE_NORMAL, next()).withoutBias());
        };
    }

    private Module ofSequences(int width) {
        RnnOptions batchFirst = new RnnOptions(between(1, 2), random.nextBoolean(), true, random.nextBoolean(), 0);
        return switch (random.nextInt(6)) {
            case 0 -> Lstm.create(width, between(1, 5), batchFirst, next());
            case 1 -> Gru.create(width, between(1, 5), batchFirst, next());
            case 2 -> Rnn.create(width, between(1, 5), batchFirst, next());
            case 3 -> Linear.create(width, between(1, 8), Initializer.HE_NORMAL, next());
            case 4 ->
                width % 2 == 0
                        ? MultiHeadAttention.create(
                                width, 2, random.nextBoolean(), Initializer.GLOROT_UNIFORM, next(), DType.FLOAT32)
                        : LayerNorm.create(width);
            default -> new LeakyRelu(0.1);
        };
    }

    private Module ofImages(int channels, int height, int width) {
        int kernel = Math.min(between(1, 3), Math.min(height, width));
        Window2d window = new Window2d(window(kernel), window(kernel));
        int groups = channels % 2 == 0 && random.nextBoolean() ? 2 : 1;
        Window2d pool = Window2d.of(kernel)
                .withStride(between(1, 2), between(1, 2))
                .withPadding(random.nextInt(kernel / 2 + 1));
        boolean ceil = random.nextBoolean();
        boolean counts = random.nextBoolean();
        int out = groups * between(1, 3);
        return switch (random.nextInt(8)) {
            case 6 -> pooledConvolution(channels, out, kernel, Math.min(height, width) > kernel);
            case 0 -> Conv2d.create(channels, out, window, groups, Initializer.HE_NORMAL, next(), DType.FLOAT32);
            case 1 ->
                ConvTranspose2d.create(
                        channels,
                        out,
                        Window2d.of(kernel).withStride(2),
                        random.nextInt(2),
                        groups,
                        Initializer.HE_NORMAL,
                        next(),
                        DType.FLOAT32);
            case 2 -> BatchNorm2d.create(channels, 1e-5, 0.1, DType.FLOAT32);
            case 3 ->
                function(t -> t.maxPool2d(2 * kernel <= Math.min(height, width) ? pool.withDilation(2) : pool, ceil));
            case 4 -> function(t -> t.avgPool2d(pool, ceil, counts));
            case 5 -> function(t -> t.adaptiveAvgPool2d(2, 3));
            default -> new Elu(0.5);
        };
    }

    /** Fused by hand: a network's parts are exported one by one. */
    private Module pooledConvolution(int channels, int out, int kernel, boolean fits) {
        Conv2d conv = Conv2d.create(channels, out, Window2d.of(kernel), next());
        return fits
                ? function(t -> t.conv2dReluPool(
                        conv.weight().tensor(), conv.bias().orElseThrow().tensor(), conv.window(), conv.groups()))
                : Activation.TANH;
    }

    private Window window(int kernel) {
        return new Window(kernel, between(1, 2), random.nextInt(2), 1);
    }

    private RandomKey next() {
        return key.fold(drawn++);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
