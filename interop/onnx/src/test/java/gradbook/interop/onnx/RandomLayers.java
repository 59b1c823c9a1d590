package gradbook.interop.onnx;

import gradbook.engine.array.DType;
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
import gradbook.engine.nn.Module;
import gradbook.engine.nn.MultiHeadAttention;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.nn.Sequential;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;

/** Layers for vectors, sequences and images. */
final class RandomLayers {
    private final Dice dice;

    RandomLayers(Dice dice) {
        this.dice = dice;
    }

    /** For [batch, width]. */
    Module ofVectors(int width) {
        return switch (dice.below(5)) {
            case 0 -> Linear.create(width, dice.between(1, 8), Initializer.HE_NORMAL, dice.key());
            case 1 -> BatchNorm1d.create(width, 1e-5, 0.1, DType.FLOAT32);
            case 2 -> LayerNorm.create(width);
            case 3 -> new Dropout(0.5);
            default ->
                Sequential.of(
                        Linear.create(width, 8, Initializer.HE_NORMAL, dice.key()),
                        Activation.RELU,
                        Linear.create(8, width, Initializer.HE_NORMAL, dice.key())
                                .withoutBias());
        };
    }

    /** For [batch, places, width]. */
    Module ofSequences(int width) {
        RnnOptions batchFirst = new RnnOptions(dice.between(1, 2), dice.coin(), true, dice.coin(), 0);
        return switch (dice.below(6)) {
            case 0 -> Lstm.create(width, dice.between(1, 5), batchFirst, dice.key());
            case 1 -> Gru.create(width, dice.between(1, 5), batchFirst, dice.key());
            case 2 -> Rnn.create(width, dice.between(1, 5), batchFirst, dice.key());
            case 3 -> Linear.create(width, dice.between(1, 8), Initializer.HE_NORMAL, dice.key());
            case 4 ->
                width % 2 == 0
                        ? MultiHeadAttention.create(
                                width, 2, dice.coin(), Initializer.GLOROT_UNIFORM, dice.key(), DType.FLOAT32)
                        : LayerNorm.create(width);
            default -> new LeakyRelu(0.1);
        };
    }

    /** For [batch, channels, height, width]. */
    Module ofImages(int channels, int height, int width) {
        int kernel = Math.min(dice.between(1, 3), Math.min(height, width));
        Window2d window = new Window2d(window(kernel), window(kernel));
        int groups = channels % 2 == 0 && dice.coin() ? 2 : 1;
        Window2d pool = Window2d.of(kernel)
                .withStride(dice.between(1, 2), dice.between(1, 2))
                .withPadding(dice.below(kernel / 2 + 1));
        boolean ceil = dice.coin();
        boolean counts = dice.coin();
        int out = groups * dice.between(1, 3);
        return switch (dice.below(8)) {
            case 6 -> pooledConvolution(channels, out, kernel, Math.min(height, width) > kernel);
            case 0 -> Conv2d.create(channels, out, window, groups, Initializer.HE_NORMAL, dice.key(), DType.FLOAT32);
            case 1 ->
                ConvTranspose2d.create(
                        channels,
                        out,
                        Window2d.of(kernel).withStride(2),
                        dice.below(2),
                        groups,
                        Initializer.HE_NORMAL,
                        dice.key(),
                        DType.FLOAT32);
            case 2 -> BatchNorm2d.create(channels, 1e-5, 0.1, DType.FLOAT32);
            case 3 ->
                RandomFunctions.module(
                        t -> t.maxPool2d(2 * kernel <= Math.min(height, width) ? pool.withDilation(2) : pool, ceil));
            case 4 -> RandomFunctions.module(t -> t.avgPool2d(pool, ceil, counts));
            case 5 -> RandomFunctions.module(t -> t.adaptiveAvgPool2d(2, 3));
            default -> new Elu(0.5);
        };
    }

    /** Fused by hand: a network's parts are exported one by one. */
    private Module pooledConvolution(int channels, int out, int kernel, boolean fits) {
        Conv2d conv = Conv2d.create(channels, out, Window2d.of(kernel), dice.key());
        return fits
                ? RandomFunctions.module(t -> t.conv2dReluPool(
                        conv.weight().tensor(), conv.bias().orElseThrow().tensor(), conv.window(), conv.groups()))
                : Activation.TANH;
    }

    private Window window(int kernel) {
        return new Window(kernel, dice.between(1, 2), dice.below(2), 1);
    }
}
