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

/** Two convolutions of 3 x 3 with batch normalization, ReLU and pooling, and a linear layer. */
public final class ConvNet {
    /** PyTorch's ε and momentum of batch normalization. */
    private static final double EPSILON = 1e-5;

    private static final double MOMENTUM = 0.1;

    private ConvNet() {}

    /**
     * The network, drawn under {@code key}.
     *
     * @param channels of the first convolution; the second has twice as many
     */
    public static Module create(int channels, RandomKey key, DType dtype) {
        Window2d same = Window2d.of(3).withSamePadding();
        Initializer initializer = Initializer.HE_NORMAL;
        return Sequential.named()
                .add("conv1", Conv2d.create(1, channels, same, 1, initializer, key.fold("conv1"), dtype))
                .add("bn1", BatchNorm2d.create(channels, EPSILON, MOMENTUM, dtype))
                .add("relu1", Activation.RELU)
                .add("pool1", MaxPool2d.of(2))
                .add("conv2", Conv2d.create(channels, 2 * channels, same, 1, initializer, key.fold("conv2"), dtype))
                .add("bn2", BatchNorm2d.create(2 * channels, EPSILON, MOMENTUM, dtype))
                .add("relu2", Activation.RELU)
                .add("pool2", MaxPool2d.of(2))
                .add("flatten", Flatten.INSTANCE)
                .add("fc", Linear.create(2 * channels * 7 * 7, 10, initializer, key.fold("fc"), dtype))
                .build();
    }
}
