package gradbook.experiments.bits;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.ClippedByNorm;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.mnist.MnistMlp;
import gradbook.experiments.model.ConvNet;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.model.RecurrentLanguageModel;
import gradbook.experiments.model.RowLstm;
import gradbook.experiments.model.RowTransformer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One of each kind of network that the chapters train, in sizes that no vector unit divides.
 *
 * @param name unique
 * @param definition network and optimizer in a line
 * @param noise what it is trained on
 */
record Network(
        String name,
        String definition,
        BiFunction<Length, RandomKey, Noise> noise,
        Function<RandomKey, Module> model,
        BiFunction<List<Parameter>, Schedule, Optimizer> optimizer) {
    static final List<Network> ALL = List.of(
            new Network(
                    "mlp",
                    "784 - 61 - 10 with a ReLU, SGD with momentum and weight decay",
                    Noise::images,
                    key -> MnistMlp.model(61, key, DType.FLOAT32),
                    (parameters, schedule) -> new Sgd(parameters, schedule, 0.9, 5e-4)),
            new Network(
                    "cnn",
                    "ConvNet of 9 and 18 channels with batch normalization, dropout of pixels, SGD with momentum",
                    Noise::images,
                    key -> Sequential.named()
                            .add("dropout", new Dropout(0.1))
                            .add("net", ConvNet.create(9, key, DType.FLOAT32))
                            .build(),
                    (parameters, schedule) -> new Sgd(parameters, schedule, 0.9, 0)),
            new Network(
                    "lstm",
                    "RowLstm of 37 units, Adam",
                    Noise::images,
                    key -> RowLstm.create(37, key, DType.FLOAT32),
                    (parameters, schedule) -> new Adam(parameters, schedule, Adam.Options.DEFAULT)),
            new Network(
                    "transformer",
                    "RowTransformer of two blocks, 36 wide, 4 heads, AdamW",
                    Noise::images,
                    key -> RowTransformer.create(36, 4, key, DType.FLOAT32),
                    (parameters, schedule) -> new AdamW(parameters, schedule, AdamW.DEFAULT)),
            new Network(
                    "gru",
                    "RecurrentLanguageModel of 29 tokens, 19 wide, a GRU of 37 units, AdamW, gradients clipped",
                    Noise::text,
                    key -> RecurrentLanguageModel.create(
                            Noise.TOKENS,
                            19,
                            Gru.create(19, 37, RnnOptions.DEFAULT.withBatchFirst(), key.fold("rnn")),
                            key,
                            DType.FLOAT32),
                    Network::clipped),
            new Network(
                    "gpt",
                    "Gpt of 29 tokens and two blocks, 36 wide, 4 heads, with dropout, AdamW, gradients clipped",
                    Noise::text,
                    key -> Gpt.create(Noise.TOKENS, Noise.STRETCH, 36, 4, 2, 0.1, key, DType.FLOAT32),
                    Network::clipped));

    /** As the chapters train what reads text. */
    private static Optimizer clipped(List<Parameter> parameters, Schedule schedule) {
        return new ClippedByNorm(new AdamW(parameters, schedule, AdamW.DEFAULT), parameters, 1);
    }
}
