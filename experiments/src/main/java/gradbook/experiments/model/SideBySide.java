package gradbook.experiments.model;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks that are shown the same: x [n, ...] gives [n, networks, classes], if each gives [n, classes].
 *
 * @param children at least one, by name
 */
public record SideBySide(Map<String, Module> children) implements Module {
    public SideBySide {
        if (children.isEmpty()) {
            throw new IllegalArgumentException("side by side: expected at least one network, found none");
        }
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return Tensor.stack(
                1,
                children.entrySet().stream()
                        .map(child -> mode.run(child.getKey(), child.getValue(), x))
                        .toList());
    }
}
