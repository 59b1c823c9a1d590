package gradbook.engine.nn;

import gradbook.engine.array.Shape;
import java.util.Arrays;

/** What normalizations over the last axes ask of shapes. */
final class Norms {
    private Norms() {}

    static void checkShape(String layer, Shape normalized) {
        if (normalized.rank() < 1 || normalized.count() < 1) {
            throw new IllegalArgumentException(
                    layer + ": expected at least one axis of size >= 1, found shape " + normalized);
        }
    }

    static void checkInput(String layer, Shape normalized, Shape x) {
        int before = x.rank() - normalized.rank();
        if (before < 0
                || !Shape.of(Arrays.copyOfRange(x.sizes(), before, x.rank())).equals(normalized)) {
            throw new IllegalArgumentException(
                    layer + ": expected input whose last axes are " + normalized + ", found shape " + x);
        }
    }
}
