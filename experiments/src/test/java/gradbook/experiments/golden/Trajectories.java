package gradbook.experiments.golden;

import gradbook.engine.array.DType;
import gradbook.engine.data.DataLoader;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.optim.Warmup;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.mnist.MlpConfiguration;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.mnist.MnistMlp;
import gradbook.experiments.model.ConvNet;
import gradbook.experiments.model.LeNet;
import gradbook.experiments.model.RowLstm;
import gradbook.experiments.model.RowTransformer;
import gradbook.experiments.testing.Runs;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The networks whose training is held against PyTorch; where an experiment trains one, it is that experiment. */
public final class Trajectories {
    private static final RandomKey KEY = RandomKey.of(42);

    private Trajectories() {}

    /** All of them. */
    public static List<Trajectory> all() {
        return Stream.of(images(), TextTrajectories.all()).flatMap(List::stream).toList();
    }

    private static List<Trajectory> images() {
        ImageParts mnist = Runs.datasets().images(Mnist.SET);
        return List.of(
                mlp(mnist),
                new Trajectory(
                        "lenet",
                        "LeNet, SGD with momentum 0.9, batches of 16 MNIST images",
                        model(LeNet::create),
                        (p, s) -> new Sgd(p, s, 0.9, 0),
                        new Constant(0.01),
                        batches(mnist, 16),
                        Loss::crossEntropy),
                new Trajectory(
                        "conv-net",
                        "ConvNet of 8 and 16 channels with batch normalization, SGD with momentum 0.9 and weight decay 5e-4,"
                                + " batches of 16 MNIST images",
                        model((key, dtype) -> ConvNet.create(8, key, dtype)),
                        (p, s) -> new Sgd(p, s, 0.9, 5e-4),
                        new Constant(0.01),
                        batches(mnist, 16),
                        Loss::crossEntropy),
                new Trajectory(
                        "row-lstm",
                        "RowLstm of 32 units, Adam, batches of 16 MNIST images",
                        model((key, dtype) -> RowLstm.create(32, key, dtype)),
                        (p, s) -> new Adam(p, s, Adam.Options.DEFAULT),
                        new Constant(0.001),
                        batches(mnist, 16),
                        Loss::crossEntropy),
                new Trajectory(
                        "row-transformer",
                        "RowTransformer of two blocks, 32 wide, 4 heads, AdamW with weight decay 0.01, warm-up and cosine,"
                                + " batches of 16 MNIST images",
                        model((key, dtype) -> RowTransformer.create(32, 4, key, dtype)),
                        (p, s) -> new AdamW(p, s, AdamW.DEFAULT),
                        new Warmup(30, new CosineDecay(2e-3, 400)),
                        batches(mnist, 16),
                        Loss::crossEntropy));
    }

    /** {@code mnist-1000-mlp@1}, as it is pinned. */
    private static Trajectory mlp(ImageParts mnist) {
        MlpConfiguration configuration = new Mnist1000MlpV1().configuration();
        MnistMlp.Training training = MnistMlp.training(configuration, mnist, DType.FLOAT32);
        Schedule schedule = training.schedule();
        return new Trajectory(
                "mnist-1000-mlp",
                "mnist-1000-mlp@1, as pinned: SGD with momentum 0.9 and weight decay 1e-4, warm-up and cosine, batches of 50",
                dtype -> MnistMlp.training(configuration, mnist, dtype).model(),
                (p, s) -> new Sgd(p, s, configuration.momentum(), configuration.weightDecay()),
                schedule,
                training.train(),
                Loss::crossEntropy);
    }

    private interface Factory {
        Module create(RandomKey key, DType dtype);
    }

    private static Function<DType, Module> model(Factory factory) {
        return dtype -> factory.create(KEY.fold("model"), dtype);
    }

    private static DataLoader batches(ImageParts mnist, int size) {
        return new DataLoader(mnist.trainDataset(), size, KEY.fold("shuffle"));
    }
}
