package gradbook.interop.onnx;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Residual;
import gradbook.engine.nn.Sequential;
import java.util.stream.IntStream;

/** Chains and branches of layers and functions, drawn from a seed, each valid for what the one before it gives. */
public final class RandomNetworks {
    private static final int BATCH = 2;

    private final Dice dice;
    private final RandomFunctions functions;
    private final RandomLayers layers;

    private RandomNetworks(Dice dice) {
        this.dice = dice;
        this.functions = new RandomFunctions(dice);
        this.layers = new RandomLayers(dice);
    }

    /** A network, and the shape of a sample that it takes. */
    public record Net(Module network, Shape sample) {}

    /** The network of a seed. */
    public static Net of(long seed) {
        RandomNetworks draw = new RandomNetworks(new Dice(seed));
        Shape sample = draw.sample();
        Sequential.Builder all = Sequential.named();
        Tensor x = Tensor.constant(NdArray.full(batch(sample), DType.FLOAT32, 0.5));
        int parts = draw.dice.between(2, 7);
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
        return switch (dice.below(3)) {
            case 0 -> Shape.of(dice.between(1, 9));
            case 1 -> Shape.of(dice.between(1, 6), 2 * dice.between(1, 4));
            default -> Shape.of(dice.between(1, 4), dice.between(4, 9), dice.between(4, 9));
        };
    }

    private Module part(Shape x, boolean branches) {
        int choice = dice.below(branches ? 4 : 3);
        if (choice == 0) {
            return RandomFunctions.module(functions.elementwise());
        }
        if (choice == 1) {
            return RandomFunctions.module(functions.moved(x));
        }
        if (choice == 3) {
            return branch(x);
        }
        return switch (x.rank()) {
            case 2 -> layers.ofVectors(x.size(1));
            case 3 -> layers.ofSequences(x.size(2));
            case 4 -> layers.ofImages(x.size(1), x.size(2), x.size(3));
            default -> RandomFunctions.module(t -> t.flatten(1));
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
}
