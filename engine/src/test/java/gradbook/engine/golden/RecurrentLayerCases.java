package gradbook.engine.golden;

import static gradbook.engine.golden.LayerCases.KEY;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.nn.RnnOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Recurrent layers over five steps of a batch of two, from a given state; their last state is an output. */
final class RecurrentLayerCases {
    private static final int STEPS = 5;
    private static final int BATCH = 2;
    private static final int IN = 3;
    private static final int HIDDEN = 4;
    private static final RnnOptions ONE = RnnOptions.DEFAULT;
    private static final RnnOptions DEEP = ONE.withLayers(2).withBidirectional();

    static final List<LayerCase> ALL = List.of(
            of("rnn", t -> Rnn.create(IN, HIDDEN, ONE, Activation.TANH, KEY, t), ONE, "h"),
            of("rnn-relu-deep", t -> Rnn.create(IN, HIDDEN, DEEP, Activation.RELU, KEY, t), DEEP, "h"),
            of("lstm", t -> Lstm.create(IN, HIDDEN, ONE, KEY, t), ONE, "h", "c"),
            of("lstm-deep", t -> Lstm.create(IN, HIDDEN, DEEP, KEY, t), DEEP, "h", "c"),
            of("lstm-without-bias", t -> Lstm.create(IN, HIDDEN, ONE.withoutBias(), KEY, t), ONE, "h", "c"),
            of(
                    "lstm-batch-first",
                    t -> Lstm.create(IN, HIDDEN, DEEP.withBatchFirst(), KEY, t),
                    DEEP.withBatchFirst(),
                    "h",
                    "c"),
            of("gru", t -> Gru.create(IN, HIDDEN, ONE, KEY, t), ONE, "h"),
            of("gru-deep", t -> Gru.create(IN, HIDDEN, DEEP, KEY, t), DEEP, "h"),
            of(
                            "lstm-dropout",
                            t -> Lstm.create(IN, HIDDEN, ONE.withLayers(2).withDropout(0.4), KEY, t),
                            ONE.withLayers(2),
                            "h",
                            "c")
                    .withMask("mask", 0.4, "dropout_l0", STEPS, BATCH, HIDDEN));

    private RecurrentLayerCases() {}

    private static LayerCase of(String name, Function<DType, Module> create, RnnOptions options, String... states) {
        Map<String, NdArray> x = new LinkedHashMap<>();
        x.put(
                "x",
                options.batchFirst()
                        ? LayerCase.normal(name, BATCH, STEPS, IN)
                        : LayerCase.normal(name, STEPS, BATCH, IN));
        List<String> outputs = new ArrayList<>(List.of("y"));
        for (String state : states) {
            int layers = options.layers() * (options.bidirectional() ? 2 : 1);
            x.put(state + "_0", LayerCase.normal(name + state, layers, BATCH, HIDDEN));
            outputs.add(state + "_n");
        }
        return new LayerCase(
                name,
                create,
                x,
                outputs,
                (module, inputs, mode) -> {
                    RnnBase.Output output =
                            ((RnnBase) module).forward(inputs.get(0), inputs.subList(1, inputs.size()), mode);
                    List<Tensor> all = new ArrayList<>(List.of(output.y()));
                    all.addAll(output.state());
                    return all;
                },
                Map.of());
    }
}
