package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.MaxPool2d;
import gradbook.engine.nn.Sequential;
import gradbook.engine.op.Window2d;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.experiments.mnist.MnistMlp;
import java.util.List;

/** The networks of the table, in its order. */
final class Workloads {
    private static final int BATCH = 64;
    private static final int EPOCH = 60_000 / BATCH;
    static final double RATE = 0.01;
    static final String SGD = "torch._fused_sgd_(ws, gs, as0, weight_decay=0., momentum=0.9, lr=0.01, dampening=0.,"
            + " nesterov=False, maximize=False, is_first_step=False)";

    /** Multiplications and additions of an image's way forward. */
    private static final long MLP_FORWARD = 784 * 128 + 128 * 10;

    private static final long CNN_FORWARD = 9L * (28 * 28 * 32 + 14 * 14 * 32 * 64) + 3136 * 128 + 128 * 10;

    /** We are to be as fast as ONNX Runtime on the MLP, and to take no more than 1.5 times as long on the CNN. */
    private static final double MLP_MUST = 1;

    private static final double CNN_MUST = 1 / 1.5;

    private static final Workload MLP = mlp();
    private static final Workload CNN = cnn();

    private static final List<Trial> ALL = List.of(
            new Inference("I1", MLP, 1_000, 50, MLP_FORWARD, MLP_MUST),
            new Inference("I2", MLP, 1, 10, MLP_FORWARD, MLP_MUST),
            new Inference("I3", CNN, 1_000, 1, CNN_FORWARD, CNN_MUST),
            new Inference("I4", CNN, 1, 1, CNN_FORWARD, CNN_MUST),
            MLP,
            leNet(),
            CNN,
            Sequences.gpt(),
            Sequences.lstm(),
            Sequences.names(),
            new ScalarStep("W7"),
            new ColdStart("W8"));

    private Workloads() {}

    /** The trial of this name. */
    static Trial named(String name) {
        return ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected one of " + ALL.stream().map(Trial::name).toList() + ", found " + name));
    }

    private static Workload mlp() {
        return new Workload(
                "W1",
                "MLP 784-128-10, ReLU, SGD with momentum, an epoch of 60,000",
                EPOCH,
                (long) BATCH * (2 * 784 * 128 + 3 * 128 * 10),
                key -> MnistMlp.model(128, key, DType.FLOAT32),
                Loss::crossEntropy,
                parameters -> new Sgd(parameters, new Constant(RATE), 0.9, 0),
                Workload.normal(16, BATCH, 1, 28, 28),
                Workload.labels(16, 10, BATCH),
                """
                h = torch.relu(torch.linear(torch.flatten(x, 1), fc1_weight, fc1_bias))
                loss = torch.cross_entropy_loss(torch.linear(h, fc2_weight, fc2_bias), labels)
                """,
                SGD);
    }

    private static Workload leNet() {
        return convolutional(
                "W2",
                "LeNet: conv 1-8 5x5 pad 2, pool, conv 8-16 5x5, pool, 400-120-10; an epoch of 60,000",
                EPOCH,
                8,
                Window2d.of(5).withPadding(2),
                16,
                Window2d.of(5),
                5,
                120);
    }

    private static Workload cnn() {
        return convolutional(
                "W3",
                "CNN: conv 1-32 3x3 pad 1, pool, conv 32-64 3x3 pad 1, pool, 3136-128-10; a tenth of an epoch of 60,000",
                EPOCH / 10,
                32,
                Window2d.of(3).withPadding(1),
                64,
                Window2d.of(3).withPadding(1),
                7,
                128);
    }

    /** Two convolutions with ReLU and pooling, the first of them keeping the size, and two linear layers. */
    private static Workload convolutional(
            String name,
            String description,
            int steps,
            int channels1,
            Window2d window1,
            int channels2,
            Window2d window2,
            int side,
            int hidden) {
        int features = channels2 * side * side;
        int taps1 = window1.height().kernel() * window1.width().kernel();
        int taps2 = window2.height().kernel() * window2.width().kernel();
        long first = 28L * 28 * channels1 * taps1; // without a gradient of the images
        long second = 4L * side * side * channels2 * channels1 * taps2;
        return new Workload(
                name,
                description,
                steps,
                BATCH * (2 * first + 3 * (second + (long) features * hidden + hidden * 10L)),
                key -> Sequential.named()
                        .add("conv1", Conv2d.create(1, channels1, window1, key.fold("conv1")))
                        .add("relu1", Activation.RELU)
                        .add("pool1", MaxPool2d.of(2))
                        .add("conv2", Conv2d.create(channels1, channels2, window2, key.fold("conv2")))
                        .add("relu2", Activation.RELU)
                        .add("pool2", MaxPool2d.of(2))
                        .add("flatten", Flatten.INSTANCE)
                        .add("fc1", Linear.create(features, hidden, Initializer.HE_NORMAL, key.fold("fc1")))
                        .add("relu3", Activation.RELU)
                        .add("fc2", Linear.create(hidden, 10, Initializer.HE_NORMAL, key.fold("fc2")))
                        .build(),
                Loss::crossEntropy,
                parameters -> new Sgd(parameters, new Constant(RATE), 0.9, 0),
                Workload.normal(16, BATCH, 1, 28, 28),
                Workload.labels(16, 10, BATCH),
                """
                h = torch.max_pool2d(torch.relu(torch.conv2d(x, conv1_weight, conv1_bias, [1, 1], [PAD1, PAD1])), [2, 2])
                h = torch.max_pool2d(torch.relu(torch.conv2d(h, conv2_weight, conv2_bias, [1, 1], [PAD2, PAD2])), [2, 2])
                h = torch.relu(torch.linear(torch.flatten(h, 1), fc1_weight, fc1_bias))
                loss = torch.cross_entropy_loss(torch.linear(h, fc2_weight, fc2_bias), labels)
                """.replace("PAD1", Integer.toString(window1.height().padding()))
                        .replace("PAD2", Integer.toString(window2.height().padding())),
                SGD);
    }
}
