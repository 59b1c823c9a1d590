package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;
import java.util.function.Function;
import java.util.stream.Stream;

/** A small network for every type of layer, each to be trained on a batch of 6. */
public final class LayerNetworks {
    static final RandomKey KEY = RandomKey.of(17);
    static final int CLASSES = 3;

    /** A network for a batch of 6, made anew in either type. */
    public record Network(String name, Function<DType, Module> create, NdArray x) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Shape IMAGES = Shape.of(6, 2, 6, 6);
    private static final Shape SEQUENCES = Shape.of(6, 5, 4);

    public static Stream<Network> all() {
        return Stream.of(
                network(
                        "linear",
                        Shape.of(6, 4),
                        t -> Sequential.of(linear(4, 8, t), Activation.TANH, linear(8, CLASSES, t))),
                network(
                        "dropout",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 64, t), Activation.GELU, new Dropout(0.2), linear(64, CLASSES, t))),
                network(
                        "activations",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 16, t),
                                Activation.SILU,
                                linear(16, 16, t),
                                Activation.MISH,
                                linear(16, 16, t),
                                Activation.SELU,
                                linear(16, 16, t),
                                new LeakyRelu(0.1),
                                linear(16, 16, t),
                                new Elu(1),
                                Activation.SOFTPLUS,
                                linear(16, CLASSES, t))),
                network(
                        "activations that saturate",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 32, t),
                                Activation.GELU_TANH,
                                linear(32, 32, t),
                                Activation.LOG_SIGMOID,
                                linear(32, 32, t),
                                Activation.SIGMOID,
                                linear(32, CLASSES, t))),
                network(
                        "conv2d and max pool",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 4, t),
                                Activation.TANH,
                                MaxPool2d.of(2),
                                Flatten.INSTANCE,
                                linear(36, CLASSES, t))),
                network(
                        "conv2d with batch norm",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 4, t),
                                BatchNorm2d.create(4, 1e-5, 0.1, t),
                                Activation.RELU,
                                AvgPool2d.of(2),
                                Flatten.INSTANCE,
                                linear(36, CLASSES, t))),
                network(
                        "group norm, dropout2d",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 8, t),
                                GroupNorm.create(2, 8, 1e-5, true, t),
                                Activation.GELU,
                                new Dropout2d(0.1),
                                Flatten.INSTANCE,
                                linear(288, CLASSES, t))),
                network(
                        "residual, global pool",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 4, t),
                                Residual.of(Sequential.of(conv(4, 4, t), Activation.TANH)),
                                Residual.of(conv(4, 8, t), conv(4, 8, t)),
                                GlobalAvgPool.INSTANCE,
                                Flatten.INSTANCE,
                                linear(8, CLASSES, t))),
                network(
                        "layer norm",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 8, t),
                                LayerNorm.create(Shape.of(8), 1e-5, true, t),
                                Activation.TANH,
                                linear(8, CLASSES, t))),
                network(
                        "rms norm",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 8, t),
                                RmsNorm.create(Shape.of(8), 1e-6, true, t),
                                Activation.TANH,
                                linear(8, CLASSES, t))),
                network(
                        "batch norm 1d",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 8, t),
                                BatchNorm1d.create(8, 1e-5, 0.1, t),
                                Activation.TANH,
                                linear(8, CLASSES, t))),
                network(
                        "rnn",
                        SEQUENCES,
                        t -> Sequential.of(
                                Rnn.create(4, 8, batchFirst(), Activation.TANH, KEY, t),
                                Flatten.INSTANCE,
                                linear(40, CLASSES, t))),
                network(
                        "lstm",
                        SEQUENCES,
                        t -> Sequential.of(
                                Lstm.create(4, 6, batchFirst().withLayers(2).withBidirectional(), KEY, t),
                                Flatten.INSTANCE,
                                linear(60, CLASSES, t))),
                network(
                        "gru",
                        SEQUENCES,
                        t -> Sequential.of(
                                Gru.create(4, 8, batchFirst(), KEY, t), Flatten.INSTANCE, linear(40, CLASSES, t))),
                network(
                        "attention",
                        SEQUENCES,
                        t -> Sequential.of(
                                MultiHeadAttention.create(4, 2, false, Initializer.GLOROT_UNIFORM, KEY, t),
                                Flatten.INSTANCE,
                                linear(20, CLASSES, t))),
                network(
                        "transformer, norm first",
                        SEQUENCES,
                        t -> Sequential.of(
                                TransformerBlock.create(
                                        4, 2, TransformerBlock.Options.gpt(4), Initializer.GLOROT_UNIFORM, KEY, t),
                                Flatten.INSTANCE,
                                linear(20, CLASSES, t))),
                network(
                        "transformer, norm last",
                        SEQUENCES,
                        t -> Sequential.of(
                                TransformerBlock.create(
                                        4,
                                        4,
                                        TransformerBlock.Options.gpt(4)
                                                .withNormFirst(false)
                                                .withCausal(false)
                                                .withDropout(0.05),
                                        Initializer.GLOROT_UNIFORM,
                                        KEY,
                                        t),
                                Flatten.INSTANCE,
                                linear(20, CLASSES, t))),
                network(
                        "conv1d and 1d pools",
                        Shape.of(6, 2, 12),
                        t -> Sequential.of(
                                Conv1d.create(2, 4, Window.of(3), 1, Initializer.HE_NORMAL, KEY, t),
                                Activation.TANH,
                                MaxPool1d.of(2),
                                Conv1d.create(4, 6, Window.of(2), 2, Initializer.HE_NORMAL, KEY, t),
                                AvgPool1d.of(2),
                                Flatten.INSTANCE,
                                linear(12, CLASSES, t))),
                network(
                        "transposed convolution, upsampling, adaptive pool",
                        IMAGES,
                        t -> Sequential.of(
                                ConvTranspose2d.create(
                                        2, 3, Window2d.of(2).withStride(2), 0, 1, Initializer.HE_NORMAL, KEY, t),
                                Activation.TANH,
                                new AdaptiveAvgPool2d(3, 2),
                                new Upsample(2),
                                Flatten.INSTANCE,
                                linear(72, CLASSES, t))),
                new Network(
                        "embedding",
                        t -> Sequential.of(
                                Embedding.create(5, 8, Initializer.normal(0, 1), KEY, t),
                                Flatten.INSTANCE,
                                linear(16, CLASSES, t)),
                        NdArray.of(Shape.of(6, 2), 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 2)));
    }

    private static Network network(String name, Shape input, Function<DType, Module> create) {
        return new Network(name, create, KEY.fold("x").normal(input, DType.FLOAT64, 0, 1));
    }

    static Linear linear(int in, int out, DType dtype) {
        return Linear.create(in, out, Initializer.GLOROT_UNIFORM, KEY.fold(in).fold(out), dtype);
    }

    private static Conv2d conv(int in, int out, DType dtype) {
        return Conv2d.create(
                in,
                out,
                Padding.SAME.pad(Window2d.of(3)),
                1,
                Initializer.HE_NORMAL,
                KEY.fold(in).fold(out),
                dtype);
    }

    private static RnnOptions batchFirst() {
        return RnnOptions.DEFAULT.withBatchFirst();
    }

    private LayerNetworks() {}
}
