package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Modules one after another. Parameters are named after their module, {@code fc1.weight}, or its place, {@code 0.weight}. */
public final class Sequential implements Module {
    private final Map<String, Module> modules;

    private Sequential(Map<String, Module> modules) {
        this.modules = modules;
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
        for (Map.Entry<String, Module> module : modules.entrySet()) {
            y = mode.run(module.getKey(), module.getValue(), y);
        }
        return y;
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
