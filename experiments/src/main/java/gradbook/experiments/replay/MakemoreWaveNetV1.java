package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.experiments.run.ExperimentId;
import java.util.Optional;

/** {@code replay-makemore-wavenet@1}: the network of A. Karpathy's fifth lecture on makemore, a tree over eight letters. */
public final class MakemoreWaveNetV1 extends Makemore {
    private static final int WIDTH = 24;
    private static final int HIDDEN = 128;
    private static final int LEVELS = 3;

    @Override
    public ExperimentId id() {
        return new ExperimentId("replay-makemore-wavenet", 1);
    }

    @Override
    public String summary() {
        return "makemore's tree in the manner of WaveNet, 200,000 steps, from its seed";
    }

    @Override
    public String expectation() {
        return "4 min, 1.9937 validation loss";
    }

    @Override
    public MakemoreSettings configuration() {
        return new MakemoreSettings(42, 200_000, 32, 0.1, 150_000);
    }

    @Override
    int context() {
        return 8;
    }

    @Override
    int stretch() {
        return 10_000;
    }

    @Override
    Module network(TorchDraws draws) {
        Sequential.Builder network = Sequential.named().add("embedding", draws.embedding(Spelling.TOKENS, WIDTH));
        int in = WIDTH;
        for (int level = 1; level <= LEVELS; level++) {
            network.add("pairs" + level, Pairs.INSTANCE)
                    .add("fc" + level, draws.linear(2 * in, HIDDEN))
                    .add("norm" + level, LectureNorm.later(1, HIDDEN))
                    .add("tanh" + level, Activation.TANH);
            in = HIDDEN;
        }
        Tensor weight =
                draws.randn(HIDDEN, Spelling.TOKENS).div(Math.sqrt(HIDDEN)).mul(0.1);
        NdArray bias = NdArray.zeros(Shape.of(Spelling.TOKENS), DType.FLOAT32);
        return network.add("fc" + (LEVELS + 1), TorchDraws.layer(weight, Optional.of(bias)))
                .build();
    }

    /** Two neighbours become one: [n, 2 t, c] becomes [n, t, 2 c], and [n, 2 c] if t is 1. */
    private enum Pairs implements Module {
        INSTANCE;

        @Override
        public Tensor forward(Tensor x, Mode mode) {
            int t = x.shape().size(1) / 2;
            int c = 2 * x.shape().size(2);
            return t == 1 ? x.reshape(-1, c) : x.reshape(-1, t, c);
        }
    }

    @Override
    public String setup() {
        return "The lecture's own: eight letters, each 24 numbers, are joined two by two, three times over, each time by a layer of 128 "
                + "with batch normalization over all places and tanh; then a layer of 27. Names are shuffled by Python's generator and divided "
                + "80 : 10 : 10; one generator of torch's draws all weights, then 32 places for each step. Plain gradient descent in "
                + "float32. What counts as an epoch here is 10,000 steps.";
    }
}
