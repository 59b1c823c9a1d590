package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;

/** Sequences as images of one row. */
final class Sequences {
    private Sequences() {}

    /** [a, b, l] as [a, b, 1, l]. */
    static Tensor of(String operator, String expected, Tensor x) {
        Shape shape = x.shape();
        if (shape.rank() != 3) {
            throw new IllegalArgumentException(operator + ": expected " + expected + ", found shape " + shape);
        }
        return x.reshape(shape.size(0), shape.size(1), 1, shape.size(2));
    }

    /** A window along the one row. */
    static Window2d of(Window window) {
        return new Window2d(Window.of(1), window);
    }
}
