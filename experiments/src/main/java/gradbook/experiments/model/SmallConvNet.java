package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.MaxPool2d;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.op.Window2d;
import gradbook.engine.random.RandomKey;

/**
 * Three convolutions of 3 x 3, each pooled, normalized over the batch and rectified, and a linear layer: as VGG's networks are built
 * (Simonyan and Zisserman 2015, arXiv:1409.1556), for images of 28 x 28. The sides are 28, 14, 7 and 3. Pooling comes first, since a
 * quarter of the values is then left to normalize.
 */
public final class SmallConvNet {
    private static final Window2d SAME = Window2d.of(3).withSamePadding();

    private SmallConvNet() {}

    /**
     * The network, drawn under {@code key}.
     *
     * @param channels of the first convolution; the second and the third have twice and four times as many
     */
    public static Module create(int channels, RandomKey key, DType dtype) {
        Sequential.Builder layers = Sequential.named();
        int in = 1;
        for (int block = 1; block <= 3; block++) {
            int out = channels << (block - 1);
            RandomKey own = key.fold("conv" + block);
            layers.add(
                            "conv" + block,
                            Conv2d.create(in, out, SAME, 1, Initializer.HE_NORMAL, own, dtype)
                                    .withoutBias())
                    .add("pool" + block, MaxPool2d.of(2))
                    .add("bn" + block, BatchNorm2d.create(out, 1e-5, 0.1, dtype))
                    .add("relu" + block, Activation.RELU);
            in = out;
        }
        return layers.add("flatten", Flatten.INSTANCE)
                .add("fc", Linear.create(in * 3 * 3, 10, Initializer.HE_NORMAL, key.fold("fc"), dtype))
                .build();
    }
}
