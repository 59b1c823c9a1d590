package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A layer with its options, and what it is applied to.
 *
 * @param name unique
 * @param create the layer in either floating type; all its parameters and buffers are drawn anew afterwards
 * @param x inputs by name
 * @param outputs names of the outputs
 * @param call how it is applied
 * @param masks for each mask of a dropout, by name, what makes it in a mode: a judge cannot draw our numbers, so they are given
 */
public record LayerCase(
        String name,
        Function<DType, Module> create,
        Map<String, NdArray> x,
        List<String> outputs,
        Call call,
        Map<String, Function<Mode, NdArray>> masks) {
    private static final RandomKey KEY = RandomKey.of(2026);

    /** Applies a module. */
    @FunctionalInterface
    public interface Call {
        List<Tensor> apply(Module module, List<Tensor> x, Mode mode);
    }

    /** A layer from one tensor of normal numbers to one tensor. */
    static LayerCase of(String name, Function<DType, Module> create, int... sizes) {
        return of(name, create, normal(name, sizes));
    }

    /** A layer from one tensor to one tensor. */
    static LayerCase of(String name, Function<DType, Module> create, NdArray x) {
        return new LayerCase(
                name,
                create,
                Map.of("x", x),
                List.of("y"),
                (module, inputs, mode) -> List.of(module.forward(inputs.get(0), mode)),
                Map.of());
    }

    /** This case with a mask of {@code dropout}, which draws under {@code part} of the mode, or under the mode itself. */
    LayerCase withMask(String mask, Module dropout, String part, int... sizes) {
        Map<String, Function<Mode, NdArray>> more = new LinkedHashMap<>(masks);
        more.put(
                mask,
                mode -> dropout.forward(
                                Tensor.constant(NdArray.full(Shape.of(sizes), DType.FLOAT64, 1)),
                                part.isEmpty() ? mode : mode.fold(part))
                        .value());
        return new LayerCase(name, create, x, outputs, call, more);
    }

    /** As {@link #withMask(String, Module, String, int...)} for a dropout of single elements. */
    LayerCase withMask(String mask, double p, String part, int... sizes) {
        return withMask(mask, new Dropout(p), part, sizes);
    }

    static NdArray normal(String name, int... sizes) {
        return KEY.fold(name).normal(Shape.of(sizes), DType.FLOAT64, 0, 1);
    }
}
