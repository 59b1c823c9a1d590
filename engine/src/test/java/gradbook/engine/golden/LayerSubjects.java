package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.kernel.Update;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every layer in training and in evaluation. Given are its inputs, its parameters and buffers, the masks of dropout, and for each
 * output {@code y} the gradient {@code dy}; computed are the outputs, the gradients {@code dx} and {@code dweight} of all inputs and
 * parameters, and the buffers afterwards.
 */
public final class LayerSubjects {
    private static final RandomKey KEY = RandomKey.of(2027);

    private LayerSubjects() {}

    /** All of them, each layer's two modes side by side. */
    public static List<Subject> all() {
        return LayerCases.ALL.stream()
                .flatMap(layer ->
                        Stream.of(of(layer, "train", Mode.train(KEY.fold(layer.name()))), of(layer, "eval", Mode.EVAL)))
                .toList();
    }

    private static Subject of(LayerCase layer, String modeName, Mode mode) {
        RandomKey key = KEY.fold(layer.name());
        Map<String, NdArray> given = new LinkedHashMap<>(layer.x());
        Module module = layer.create().apply(DType.FLOAT64);
        module.state().forEach((name, value) -> given.put(name, drawn(name, value, key)));
        layer.masks().forEach((name, mask) -> given.put(name, mask.apply(mode)));
        List<Tensor> outputs = layer.call().apply(module, inputs(layer, given), mode);
        for (int i = 0; i < outputs.size(); i++) {
            String name = "d" + layer.outputs().get(i);
            given.put(name, key.fold(name).uniform(outputs.get(i).shape(), DType.FLOAT64, 0.5, 1.5));
        }
        return new Subject(
                layer.name(),
                layer.name() + "-" + modeName,
                module.getClass().getSimpleName() + ", " + modeName,
                given,
                arrays -> results(layer, arrays, mode));
    }

    /** None is 0 or 1, where a mistake could hide; variances are positive. */
    private static NdArray drawn(String name, NdArray like, RandomKey key) {
        if (!like.dtype().isFloating()) {
            return like.copy();
        }
        boolean variance = name.endsWith("running_var");
        return key.fold(name).uniform(like.shape(), DType.FLOAT64, variance ? 0.5 : -0.8, variance ? 2 : 0.8);
    }

    private static Map<String, NdArray> results(LayerCase layer, Map<String, NdArray> given, Mode mode) {
        DType dtype = given.get("d" + layer.outputs().get(0)).dtype();
        Module module = layer.create().apply(dtype);
        module.state().forEach((name, value) -> Update.copy(given.get(name), value));
        List<Tensor> x = inputs(layer, given);
        List<Tensor> outputs = layer.call().apply(module, x, mode);
        Map<String, NdArray> results = new LinkedHashMap<>();
        List<Tensor> weighted = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            String name = layer.outputs().get(i);
            results.put(name, outputs.get(i).value());
            weighted.add(
                    outputs.get(i).mul(Tensor.constant(given.get("d" + name))).sum());
        }
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        List<String> names = List.copyOf(layer.x().keySet());
        for (int i = 0; i < x.size(); i++) {
            leaves.put("d" + names.get(i), x.get(i));
        }
        module.namedParameters().forEach((name, parameter) -> leaves.put("d" + name, parameter.tensor()));
        Gradients gradients =
                Backward.from(weighted.stream().reduce(Tensor::add).orElseThrow());
        leaves.forEach((name, leaf) -> {
            if (leaf.requiresGradient()) {
                results.put(
                        name,
                        gradients.contains(leaf) ? gradients.of(leaf) : NdArray.zeros(leaf.shape(), leaf.dtype()));
            }
        });
        module.namedBuffers().forEach((name, buffer) -> results.put(name, buffer.value()));
        return results;
    }

    private static List<Tensor> inputs(LayerCase layer, Map<String, NdArray> given) {
        return layer.x().keySet().stream()
                .map(given::get)
                .map(x -> x.dtype().isFloating() ? Tensor.leaf(x) : Tensor.constant(x))
                .toList();
    }
}
