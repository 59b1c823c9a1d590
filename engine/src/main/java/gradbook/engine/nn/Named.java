package gradbook.engine.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small maps from names, in a fixed order. */
final class Named {
    private Named() {}

    static <T> Map<String, T> of(String name, T value) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(name, value);
        return Collections.unmodifiableMap(map);
    }

    static <T> Map<String, T> of(String name, T value, String secondName, T second) {
        Map<String, T> map = new LinkedHashMap<>(of(name, value));
        map.put(secondName, second);
        return Collections.unmodifiableMap(map);
    }

    /** Adds the entries of a part to {@code all}, as {@code part.name}. */
    static <T> void under(String part, Map<String, T> entries, Map<String, T> all) {
        entries.forEach((name, value) -> all.put(part + "." + name, value));
    }
}
