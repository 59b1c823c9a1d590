package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.GroupNorm;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.RmsNorm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Normalizations; the ones that keep statistics see three batches. */
final class NormalizationLayerCases {
    static final List<LayerCase> ALL = List.of(
            threeBatches("batch-norm1d", t -> BatchNorm1d.create(3, 1e-5, 0.1, t), 5, 3),
            threeBatches("batch-norm1d-of-sequences", t -> BatchNorm1d.create(3, 1e-5, 0.3, t), 4, 3, 2),
            threeBatches("batch-norm2d", t -> BatchNorm2d.create(3, 1e-3, 0.1, t), 2, 3, 4, 3),
            LayerCase.of("layer-norm", t -> LayerNorm.create(Shape.of(7), 1e-5, true, t), 3, 7),
            LayerCase.of("layer-norm-plain", t -> LayerNorm.create(Shape.of(3, 5), 1e-5, false, t), 2, 3, 5),
            LayerCase.of("group-norm", t -> GroupNorm.create(2, 4, 1e-5, true, t), 2, 4, 3, 2),
            LayerCase.of("group-norm-plain", t -> GroupNorm.create(4, 4, 1e-5, false, t), 2, 4, 3),
            LayerCase.of("rms-norm", t -> RmsNorm.create(Shape.of(7), 1e-6, true, t), 3, 7),
            LayerCase.of("rms-norm-plain", t -> RmsNorm.create(Shape.of(7), 1e-6, false, t), 3, 7));

    private NormalizationLayerCases() {}

    private static LayerCase threeBatches(String name, Function<DType, Module> create, int... sizes) {
        Map<String, NdArray> batches = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            batches.put("x" + i, LayerCase.normal(name + i, sizes));
        }
        return new LayerCase(
                name,
                create,
                batches,
                List.of("y0", "y1", "y2"),
                (module, x, mode) ->
                        x.stream().map(batch -> module.forward(batch, mode)).toList(),
                Map.of());
    }
}
