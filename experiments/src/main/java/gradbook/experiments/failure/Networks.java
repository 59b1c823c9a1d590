package gradbook.experiments.failure;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageSet;

/** Fully connected networks for images of 28 x 28, as deep as it takes. */
final class Networks {
    private static final int PIXELS = 28 * 28;

    /** Units of every hidden layer. */
    static final int WIDTH = 64;

    private Networks() {}

    /** {@code depth} hidden layers, called {@code fc1}, {@code fc2} and so on, and the last layer {@code fc}. */
    static Module deep(int depth, Module activation, Initializer initializer, RandomKey key) {
        Sequential.Builder layers = Sequential.named().add("flatten", Flatten.INSTANCE);
        int in = PIXELS;
        for (int i = 1; i <= depth; i++) {
            layers.add("fc" + i, Linear.create(in, WIDTH, initializer, key.fold("fc" + i), DType.FLOAT32))
                    .add("activation" + i, activation);
            in = WIDTH;
        }
        return layers.add("fc", Linear.create(in, ImageSet.CLASSES, initializer, key.fold("fc"), DType.FLOAT32))
                .build();
    }
}
