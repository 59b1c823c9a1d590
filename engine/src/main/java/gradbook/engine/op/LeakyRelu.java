package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Elementwise;

/** {@code y = x} where {@code x > 0}, else {@code slope x}; {@code dx = dy} or {@code slope dy} likewise (math.md §2.17). */
public record LeakyRelu(double slope) implements ElementwiseOp {
    public LeakyRelu {
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException("leakyRelu: expected a finite slope, found " + slope);
        }
    }

    @Override
    public NdArray value(NdArray... x) {
        check(x);
        float slope32 = (float) slope;
        return Elementwise.map(x[0], v -> v > 0 ? v : slope32 * v, v -> v > 0 ? v : slope * v);
    }

    @Override
    public NdArray[] vjp(Call call, NdArray dy) {
        float slope32 = (float) slope;
        return call.gradients(() -> Elementwise.zip(
                name(), dy, call.x(0), (g, v) -> v > 0 ? g : slope32 * g, (g, v) -> v > 0 ? g : slope * g));
    }
}
