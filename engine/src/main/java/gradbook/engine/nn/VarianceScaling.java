package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/** Mean 0 and variance {@code gain² / fan}: normal, or uniform in {@code ±√(3 gain² / fan)} (math.md §13.2). */
record VarianceScaling(String name, Fan fan, Gain gain, boolean uniform) implements Initializer {
    @Override
    public NdArray draw(Shape shape, DType dtype, RandomKey key) {
        double connections = fan.of(name, shape);
        if (uniform) {
            double bound = Math.sqrt(3 * gain.square() / connections);
            return key.uniform(shape, dtype, -bound, bound);
        }
        return key.normal(shape, dtype, 0, Math.sqrt(gain.square() / connections));
    }
}
