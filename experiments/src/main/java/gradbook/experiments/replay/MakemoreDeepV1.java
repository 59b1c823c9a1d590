package gradbook.experiments.replay;

import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.experiments.run.ExperimentId;

/** {@code replay-makemore-deep@1}: the deeper network of A. Karpathy's third lecture on makemore. */
public final class MakemoreDeepV1 extends Makemore {
    private static final int WIDTH = 10;
    private static final int HIDDEN = 100;
    private static final int LAYERS = 6;

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-makemore-deep", 1);
    }

    @Override
    public String summary() {
        return "makemore's six layers with batch normalization, 1,001 steps, from their seed";
    }

    @Override
    public String expectation() {
        return "5 s, 2.3982 validation loss";
    }

    @Override
    public MakemoreSettings configuration() {
        return new MakemoreSettings(2147483647, 1_001, 32, 0.1, 150_000);
    }

    @Override
    int context() {
        return 3;
    }

    @Override
    int stretch() {
        return 143;
    }

    @Override
    Module network(TorchDraws draws) {
        Sequential.Builder network = Sequential.named()
                .add("embedding", draws.embedding(Spelling.TOKENS, WIDTH))
                .add("flatten", Flatten.INSTANCE);
        int in = context() * WIDTH;
        for (int i = 1; i < LAYERS; i++) {
            network.add("fc" + i, draws.linear(in, HIDDEN))
                    .add("norm" + i, LectureNorm.later(1, HIDDEN))
                    .add("tanh" + i, Activation.TANH);
            in = HIDDEN;
        }
        return network.add("fc" + LAYERS, draws.linear(in, Spelling.TOKENS))
                .add("norm" + LAYERS, LectureNorm.later(0.1, Spelling.TOKENS))
                .build();
    }

    @Override
    public String setup() {
        return "The lecture's own: from three letters, each ten numbers, five layers of 100 with batch normalization and tanh, and one of 27 "
                + "with batch normalization, its gain 0.1 at first; no biases before a normalization. Names are shuffled by Python's generator "
                + "and divided 80 : 10 : 10; one generator of torch's draws all weights, then 32 places for each step. Plain gradient "
                + "descent in float32 at a rate of 0.1. What counts as an epoch here is 143 steps.";
    }
}
