package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code y = x + body(x)}, or {@code shortcut(x) + body(x)} where the body changes the shape (He et al. 2016, arXiv:1512.03385;
 * math.md §11.5).
 */
public record Residual(Module body, Optional<Module> shortcut) implements Module {
    /** A body that keeps the shape. */
    public static Residual of(Module body) {
        return new Residual(body, Optional.empty());
    }

    /** A body and a shortcut with outputs of one shape. */
    public static Residual of(Module body, Module shortcut) {
        return new Residual(body, Optional.of(shortcut));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor through = mode.run("body", body, x);
        Tensor around = shortcut.isPresent() ? mode.run("shortcut", shortcut.get(), x) : x;
        if (!through.shape().equals(around.shape())) {
            throw new IllegalArgumentException("residual: the body makes " + through.shape() + " of " + x.shape()
                    + ", beside it stands " + around.shape() + "; give it a shortcut that fits");
        }
        return around.add(through);
    }

    @Override
    public Map<String, Module> children() {
        Map<String, Module> children = new LinkedHashMap<>(Named.of("body", body));
        shortcut.ifPresent(module -> children.put("shortcut", module));
        return children;
    }
}
