package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/**
 * {@code y = min(max(x, min), max)}; {@code dx = dy} where {@code min <= x <= max}, else 0 (math.md §2.15). The bounds are
 * rounded to the type of x.
 *
 * @param min the least value, possibly -∞
 * @param max the greatest value, at least {@code min}, possibly ∞
 */
public record Clamp(double min, double max) implements ElementwiseOp {
    public Clamp {
        if (!(min <= max)) {
            throw new IllegalArgumentException("clamp: expected min <= max, found min " + min + " and max " + max);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        float min32 = (float) min;
        float max32 = (float) max;
        return Elementwise.map(x[0], v -> Math.min(Math.max(v, min32), max32), v -> Math.min(Math.max(v, min), max));
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        float min32 = (float) min;
        float max32 = (float) max;
        return call.gradients(() -> Elementwise.zip(
                name(),
                dy,
                call.x(0),
                (g, v) -> v >= min32 && v <= max32 ? g : 0,
                (g, v) -> v >= min && v <= max ? g : 0));
    }
}
