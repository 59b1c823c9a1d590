package gradbook.experiments.model;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Activation;
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
 * LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998) in its modern form: ReLU for the sigmoid, maxima for the trained averages, a linear
 * layer with softmax for the radial basis functions. 61,706 parameters.
 */
public final class LeNet {
    private static final Initializer INITIALIZER = Initializer.HE_NORMAL;

    private LeNet() {}

    /** The network, drawn under {@code key}. */
    public static Module create(RandomKey key, DType dtype) {
        return Sequential.named()
                .add("conv1", conv(1, 6, Window2d.of(5).withPadding(2), key.fold("conv1"), dtype))
                .add("relu1", Activation.RELU)
                .add("pool1", MaxPool2d.of(2))
                .add("conv2", conv(6, 16, Window2d.of(5), key.fold("conv2"), dtype))
                .add("relu2", Activation.RELU)
                .add("pool2", MaxPool2d.of(2))
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(16 * 5 * 5, 120, INITIALIZER, key.fold("fc1"), dtype))
                .add("relu3", Activation.RELU)
                .add("fc2", Linear.create(120, 84, INITIALIZER, key.fold("fc2"), dtype))
                .add("relu4", Activation.RELU)
                .add("fc3", Linear.create(84, 10, INITIALIZER, key.fold("fc3"), dtype))
                .build();
    }

    private static Conv2d conv(int in, int out, Window2d window, RandomKey key, DType dtype) {
        return Conv2d.create(in, out, window, 1, INITIALIZER, key, dtype);
    }
}
