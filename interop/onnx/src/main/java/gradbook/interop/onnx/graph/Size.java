package gradbook.interop.onnx.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A size that may depend on those axes of the inputs that vary, such as the batch: {@code fixed + Σ each * axis}.
 *
 * @param fixed what depends on none of them
 * @param each what one more along an axis adds, by the axis's name; not 0
 */
public record Size(int fixed, Map<String, Integer> each) {
    public Size {
        if (each.containsValue(0)) {
            throw new IllegalArgumentException(
                    "onnx: expected a size without axes on which it does not depend, found " + each);
        }
        each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
    }

    /** A size that does not vary. */
    public static Size of(int fixed) {
        return new Size(fixed, Map.of());
    }

    /** That of an axis of this name. */
    public static Size varying(String axis) {
        return new Size(0, Map.of(axis, 1));
    }

    /** The size in a trial. */
    int under(Trial trial) {
        int size = fixed;
        for (Map.Entry<String, Integer> part : each.entrySet()) {
            size += part.getValue() * trial.sizes().get(part.getKey());
        }
        return size;
    }

    /**
     * The size, which must not vary.
     *
     * @param what it is, for an error
     * @throws IllegalArgumentException if it does
     */
    public int only(String what) {
        if (!isFixed()) {
            throw new IllegalArgumentException("onnx: expected " + what + " that does not vary, found " + this);
        }
        return fixed;
    }

    /** Whether it does not vary. */
    public boolean isFixed() {
        return each.isEmpty();
    }

    /** {@code batch}, {@code 28*batch}, {@code batch+1}: ONNX's name for a size that varies. */
    @Override
    public String toString() {
        if (isFixed()) {
            return Integer.toString(fixed);
        }
        String varying = each.entrySet().stream()
                .map(part -> (part.getValue() == 1 ? "" : part.getValue() + "*") + part.getKey())
                .collect(Collectors.joining("+"));
        return varying + (fixed == 0 ? "" : fixed > 0 ? "+" + fixed : fixed);
    }
}
