package gradbook.experiments.mnist;

import gradbook.experiments.run.ExperimentId;

/** {@code mnist-1000-mlp@1}: the same network from 1,000 training images. */
public final class Mnist1000MlpV1 extends MnistMlp {
    @Override
    public ExperimentId id() {
        return new ExperimentId("mnist-1000-mlp", 1);
    }

    @Override
    public String summary() {
        return "a fully connected network on 1,000 images of MNIST";
    }

    @Override
    public String data() {
        return "MNIST, 1,000 images";
    }

    @Override
    public String expectation() {
        return "2 s, 88.6 % test accuracy";
    }

    @Override
    public MlpConfiguration configuration() {
        return new MlpConfiguration(42, 20, 1_000, 5_000, 128, 50, 0.02, 0.9, 1e-4, 20);
    }

    @Override
    public String question() {
        return "What can a network learn from 1,000 digits, and how does it fail on the ones it has not seen?";
    }
}
