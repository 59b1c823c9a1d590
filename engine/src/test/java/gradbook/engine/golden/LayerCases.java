package gradbook.engine.golden;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Dropout2d;
import gradbook.engine.nn.Elu;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.LeakyRelu;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Residual;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every layer, with the options that change what it computes. */
public final class LayerCases {
    static final RandomKey KEY = RandomKey.of(3);

    public static final List<LayerCase> ALL = all();

    private LayerCases() {}

    private static List<LayerCase> all() {
        List<LayerCase> all = new ArrayList<>(simple());
        all.addAll(SpatialLayerCases.ALL);
        all.addAll(NormalizationLayerCases.ALL);
        all.addAll(RecurrentLayerCases.ALL);
        all.addAll(AttentionLayerCases.ALL);
        return List.copyOf(all);
    }

    private static List<LayerCase> simple() {
        List<LayerCase> cases = new ArrayList<>(List.of(
                LayerCase.of("linear", t -> Linear.create(5, 3, Initializer.HE_NORMAL, KEY, t), 4, 5),
                LayerCase.of(
                        "linear-without-bias",
                        t -> Linear.create(5, 3, Initializer.HE_NORMAL, KEY, t).withoutBias(),
                        2,
                        3,
                        5),
                LayerCase.of(
                        "embedding",
                        t -> Embedding.create(5, 3, Initializer.HE_NORMAL, KEY, t),
                        NdArray.of(Shape.of(2, 3), 0, 4, 4, 1, 0, 2)),
                LayerCase.of("flatten", t -> Flatten.INSTANCE, 2, 3, 2),
                LayerCase.of("dropout", t -> new Dropout(0.3), 4, 5).withMask("mask", 0.3, "", 4, 5),
                LayerCase.of("dropout2d", t -> new Dropout2d(0.5), 3, 4, 2, 2)
                        .withMask("mask", new Dropout2d(0.5), "", 3, 4, 2, 2),
                LayerCase.of(
                        "sequential",
                        t -> Sequential.named()
                                .add("fc1", Linear.create(5, 4, Initializer.HE_NORMAL, KEY, t))
                                .add("tanh", Activation.TANH)
                                .add("fc2", Linear.create(4, 3, Initializer.HE_NORMAL, KEY, t))
                                .build(),
                        2,
                        5),
                LayerCase.of("residual", t -> Residual.of(Linear.create(5, 5, Initializer.HE_NORMAL, KEY, t)), 2, 5),
                LayerCase.of(
                        "residual-with-shortcut",
                        t -> Residual.of(
                                Linear.create(5, 3, Initializer.HE_NORMAL, KEY, t),
                                Linear.create(5, 3, Initializer.HE_NORMAL, KEY, t)
                                        .withoutBias()),
                        2,
                        5),
                LayerCase.of("leaky-relu", t -> new LeakyRelu(0.2), 3, 7),
                LayerCase.of("elu", t -> new Elu(1.5), 3, 7)));
        for (Activation activation : Activation.values()) {
            String name = activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
            cases.add(LayerCase.of(name, t -> activation, 3, 7));
        }
        return cases;
    }
}
