package gradbook.experiments.bits;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.mnist.MnistMlp;
import gradbook.experiments.model.ConvNet;
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
 */
record Network(
        String name,
        String definition,
        Function<RandomKey, Module> model,
        BiFunction<List<Parameter>, Schedule, Optimizer> optimizer) {
    static final List<Network> ALL = List.of(
            new Network(
                    "mlp",
                    "784 - 61 - 10 with a ReLU, SGD with momentum and weight decay",
                    key -> MnistMlp.model(61, key, DType.FLOAT32),
                    (parameters, schedule) -> new Sgd(parameters, schedule, 0.9, 5e-4)),
            new Network(
                    "cnn",
                    "ConvNet of 9 and 18 channels with batch normalization, dropout of pixels, SGD with momentum",
                    key -> Sequential.named()
                            .add("dropout", new Dropout(0.1))
                            .add("net", ConvNet.create(9, key, DType.FLOAT32))
                            .build(),
                    (parameters, schedule) -> new Sgd(parameters, schedule, 0.9, 0)),
            new Network(
                    "lstm",
                    "RowLstm of 37 units, Adam",
                    key -> RowLstm.create(37, key, DType.FLOAT32),
                    (parameters, schedule) -> new Adam(parameters, schedule, Adam.Options.DEFAULT)),
            new Network(
                    "transformer",
                    "RowTransformer of two blocks, 36 wide, 4 heads, AdamW",
                    key -> RowTransformer.create(36, 4, key, DType.FLOAT32),
                    (parameters, schedule) -> new AdamW(parameters, schedule, AdamW.DEFAULT)));
}
