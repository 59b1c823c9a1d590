package gradbook.interop.onnx.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sizes that a function is tried with.
 *
 * @param sizes of each axis that varies, by its name
 */
record Trial(Map<String, Integer> sizes) {
    Trial {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /** This one with another size of one axis. */
    Trial with(String axis, int size) {
        Map<String, Integer> other = new LinkedHashMap<>(sizes);
        other.put(axis, size);
        return new Trial(other);
    }

    /** {@code batch=2}, for an error. */
    @Override
    public String toString() {
        return sizes.entrySet().stream()
                .map(size -> size.getKey() + "=" + size.getValue())
                .collect(Collectors.joining(", "));
    }
}
