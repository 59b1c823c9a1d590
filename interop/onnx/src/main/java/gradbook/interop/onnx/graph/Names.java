package gradbook.interop.onnx.graph;

import java.util.HashSet;
import java.util.Set;

/** Names that are given once: the second {@code relu} is {@code relu_2}. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    String claim(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
