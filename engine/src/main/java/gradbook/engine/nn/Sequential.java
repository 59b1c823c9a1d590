package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Modules one after another. Parameters are named after their module, {@code fc1.weight}, or its place, {@code 0.weight}. A convolution
 * that ReLU and pooling of two by two follow is computed at once with them; no bit is moved by that.
 */
public final class Sequential implements Module {
    private static final Module PAIRS = MaxPool2d.of(2);

    private final Map<String, Module> modules;
    private final List<String> names;
    private final List<Module> parts;

    private Sequential(Map<String, Module> modules) {
        this.modules = modules;
        this.names = List.copyOf(modules.keySet());
        this.parts = List.copyOf(modules.values());
    }

    /** Modules named by their place: {@code 0}, {@code 1}, ... */
    public static Sequential of(Module... modules) {
        Builder builder = named();
        for (int i = 0; i < modules.length; i++) {
            builder.add(Integer.toString(i), modules[i]);
        }
        return builder.build();
    }

    /** Modules under names of their own. */
    public static Builder named() {
        return new Builder();
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = x;
        int next = 0;
        while (next < parts.size()) {
            Optional<Conv2d> pooled = mode.mayFuse() ? pooledConvolution(next) : Optional.empty();
            if (pooled.isPresent()) {
                Conv2d conv = pooled.get();
                Tensor bias = conv.bias().orElseThrow().tensor();
                y = y.conv2dReluPool(conv.weight().tensor(), bias, conv.window(), conv.groups());
                next += 3;
            } else {
                y = mode.run(names.get(next), parts.get(next), y);
                next++;
            }
        }
        return y;
    }

    /** The convolution with a bias at {@code first}, if ReLU and pooling of two by two follow it. */
    private Optional<Conv2d> pooledConvolution(int first) {
        return first + 2 < parts.size()
                        && parts.get(first) instanceof Conv2d conv
                        && conv.bias().isPresent()
                        && parts.get(first + 1) == Activation.RELU
                        && parts.get(first + 2).equals(PAIRS)
                ? Optional.of(conv)
                : Optional.empty();
    }

    @Override
    public Map<String, Module> children() {
        return modules;
    }

    /** Collects modules under their names. */
    public static final class Builder {
        private final Map<String, Module> modules = new LinkedHashMap<>();

        private Builder() {}

        /** Appends a module; its name is not empty, new, and without the dot that separates names. */
        public Builder add(String name, Module module) {
            if (name.isEmpty() || name.contains(".")) {
                throw new IllegalArgumentException(
                        "sequential: a module's name must be neither empty nor contain a dot, found \"" + name + "\"");
            }
            if (modules.putIfAbsent(name, module) != null) {
                throw new IllegalArgumentException("sequential: two modules are named " + name);
            }
            return this;
        }

        public Sequential build() {
            return new Sequential(Collections.unmodifiableMap(new LinkedHashMap<>(modules)));
        }
    }
}
