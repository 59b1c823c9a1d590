package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.experiments.run.ExperimentId;
import java.util.Optional;

/** {@code replay-makemore-batchnorm@1}: the first network of A. Karpathy's third lecture on makemore, "Activations, gradients, batch norm". */
public final class MakemoreBatchNormV1 extends Makemore {
    private static final int WIDTH = 10;
    private static final int HIDDEN = 200;

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-makemore-batchnorm", 1);
    }

    @Override
    public String summary() {
        return "makemore's network with batch normalization, 200,000 steps, from its seed";
    }

    @Override
    public String expectation() {
        return "1 min, 2.1057 validation loss";
    }

    @Override
    public MakemoreSettings configuration() {
        return new MakemoreSettings(2147483647, 200_000, 32, 0.1, 100_000);
    }

    @Override
    int context() {
        return 3;
    }

    @Override
    int stretch() {
        return 10_000;
    }

    @Override
    Module network(TorchDraws draws) {
        int in = context() * WIDTH;
        return Sequential.named()
                .add("embedding", draws.embedding(Spelling.TOKENS, WIDTH))
                .add("flatten", Flatten.INSTANCE)
                .add(
                        "fc1",
                        TorchDraws.layer(draws.randn(in, HIDDEN).mul(5.0 / 3).div(Math.sqrt(in)), Optional.empty()))
                .add("norm", LectureNorm.first(HIDDEN))
                .add("tanh", Activation.TANH)
                .add("fc2", last(draws))
                .build();
    }

    /** Weight, then bias, which is drawn and multiplied by 0. */
    private static Module last(TorchDraws draws) {
        Tensor weight = draws.randn(HIDDEN, Spelling.TOKENS).mul(0.01);
        NdArray bias = draws.random().randn(Shape.of(Spelling.TOKENS), DType.FLOAT32);
        return TorchDraws.layer(weight, Optional.of(NdArray.zeros(bias.shape(), bias.dtype())));
    }

    @Override
    public String setup() {
        return "The lecture's own: from three letters, each ten numbers, a layer of 200 without bias, batch normalization without epsilon, "
                + "tanh, and a layer of 27. Names are shuffled by Python's generator and divided 80 : 10 : 10; one generator of torch's draws "
                + "all weights, then 32 places for each step, with replacement. Plain gradient descent in float32. What counts as an epoch "
                + "here is 10,000 steps.";
    }
}
