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
    private static final double RATE = 0.01;
    private static final String SGD = "torch.add_(torch.mul_($a, 0.9), g)\ntorch.sub_($w, $a, alpha=0.01)";

    static final List<Workload> ALL = List.of(mlp(), leNet(), cnn());

    private Workloads() {}

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
        return new Workload(
                "W2",
                "LeNet: conv 1-8 5x5 pad 2, pool, conv 8-16 5x5, pool, 400-120-10; an epoch of 60,000",
                EPOCH,
                3L * BATCH * (784 * 8 * 25 + 100 * 16 * 200 + 400 * 120 + 1200) - (long) BATCH * 784 * 8 * 25,
                key -> Sequential.named()
                        .add("conv1", Conv2d.create(1, 8, Window2d.of(5).withPadding(2), key.fold("conv1")))
                        .add("relu1", Activation.RELU)
                        .add("pool1", MaxPool2d.of(2))
                        .add("conv2", Conv2d.create(8, 16, Window2d.of(5), key.fold("conv2")))
                        .add("relu2", Activation.RELU)
                        .add("pool2", MaxPool2d.of(2))
                        .add("flatten", Flatten.INSTANCE)
                        .add("fc1", Linear.create(400, 120, Initializer.HE_NORMAL, key.fold("fc1")))
                        .add("relu3", Activation.RELU)
                        .add("fc2", Linear.create(120, 10, Initializer.HE_NORMAL, key.fold("fc2")))
                        .build(),
                Loss::crossEntropy,
                parameters -> new Sgd(parameters, new Constant(RATE), 0.9, 0),
                Workload.normal(16, BATCH, 1, 28, 28),
                Workload.labels(16, 10, BATCH),
                """
                h = torch.max_pool2d(torch.relu(torch.conv2d(x, conv1_weight, conv1_bias, [1, 1], [2, 2])), [2, 2])
                h = torch.max_pool2d(torch.relu(torch.conv2d(h, conv2_weight, conv2_bias)), [2, 2])
                h = torch.relu(torch.linear(torch.flatten(h, 1), fc1_weight, fc1_bias))
                loss = torch.cross_entropy_loss(torch.linear(h, fc2_weight, fc2_bias), labels)
                """,
                SGD);
    }

    private static Workload cnn() {
        return new Workload(
                "W3",
                "CNN: conv 1-32 3x3 pad 1, pool, conv 32-64 3x3 pad 1, pool, 3136-128-10; an epoch of 60,000",
                EPOCH / 10,
                3L * BATCH * (784 * 32 * 9 + 196 * 64 * 288 + 3136 * 128 + 1280) - (long) BATCH * 784 * 32 * 9,
                key -> Sequential.named()
                        .add("conv1", Conv2d.create(1, 32, Window2d.of(3).withPadding(1), key.fold("conv1")))
                        .add("relu1", Activation.RELU)
                        .add("pool1", MaxPool2d.of(2))
                        .add("conv2", Conv2d.create(32, 64, Window2d.of(3).withPadding(1), key.fold("conv2")))
                        .add("relu2", Activation.RELU)
                        .add("pool2", MaxPool2d.of(2))
                        .add("flatten", Flatten.INSTANCE)
                        .add("fc1", Linear.create(3136, 128, Initializer.HE_NORMAL, key.fold("fc1")))
                        .add("relu3", Activation.RELU)
                        .add("fc2", Linear.create(128, 10, Initializer.HE_NORMAL, key.fold("fc2")))
                        .build(),
                Loss::crossEntropy,
                parameters -> new Sgd(parameters, new Constant(RATE), 0.9, 0),
                Workload.normal(16, BATCH, 1, 28, 28),
                Workload.labels(16, 10, BATCH),
                """
                h = torch.max_pool2d(torch.relu(torch.conv2d(x, conv1_weight, conv1_bias, [1, 1], [1, 1])), [2, 2])
                h = torch.max_pool2d(torch.relu(torch.conv2d(h, conv2_weight, conv2_bias, [1, 1], [1, 1])), [2, 2])
                h = torch.relu(torch.linear(torch.flatten(h, 1), fc1_weight, fc1_bias))
                loss = torch.cross_entropy_loss(torch.linear(h, fc2_weight, fc2_bias), labels)
                """,
                SGD);
    }
}
