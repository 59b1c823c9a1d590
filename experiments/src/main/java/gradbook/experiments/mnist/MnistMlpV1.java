package gradbook.experiments.mnist;

import gradbook.experiments.run.ExperimentId;

/** {@code mnist-mlp@1}: all of MNIST through one hidden layer. */
public final class MnistMlpV1 extends MnistMlp {
    @Override
    public ExperimentId id() {
        return new ExperimentId("mnist-mlp", 1);
    }

    @Override
    public String summary() {
        return "a fully connected network on all of MNIST";
    }

    @Override
    public String data() {
        return "MNIST";
    }

    @Override
    public String expectation() {
        return "15 s, 98.3 % test accuracy";
    }

    @Override
    public MlpConfiguration configuration() {
        return new MlpConfiguration(42, 10, 55_000, 5_000, 128, 64, 0.05, 0.9, 5e-4, 200);
    }

    @Override
    public String question() {
        return "How far does one hidden layer get on handwritten digits, without knowing that they are pictures?";
    }
}
