package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Elementwise;
import java.util.List;

/** Undoes the shape of a reduction. */
final class Spread {
    private Spread() {}

    /** {@code y}, reduced over {@code axes} of {@code shape} with or without keeping them, with those axes at size 1. */
    static NdArray aligned(Shape shape, List<Integer> axes, NdArray y) {
        return y.reshape(shape.reduce(axes, true));
    }

    /** {@code dy} repeated along the reduced axes. */
    static NdArray over(Shape shape, List<Integer> axes, NdArray dy) {
        NdArray zeros = NdArray.zeros(shape, dy.dtype());
        return Elementwise.zip("spread", zeros, aligned(shape, axes, dy), (zero, g) -> g, (zero, g) -> g);
    }
}
