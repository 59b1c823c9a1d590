package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Operands;

/** What convolutions and poolings demand of planes [n, c, h, w]. */
final class Planes {
    private Planes() {}

    /** Refuses anything but [n, c, h, w] with at least one channel, row and column; the batch may be empty. */
    static void check(String operator, NdArray x) {
        Operands.rank(operator, x, 4);
        Shape shape = x.shape();
        if (shape.size(1) == 0 || shape.size(2) == 0 || shape.size(3) == 0) {
            throw new IllegalArgumentException(
                    operator + ": expected at least one channel, row and column, found input " + shape);
        }
    }

    /** Refuses a weight that is not [a, b, kh, kw] with the window's kernel, at least one a and b, and x's type. */
    static void checkWeight(String operator, NdArray x, NdArray weight, Window2d window) {
        Operands.sameFloatingType(operator, x, weight);
        Operands.rank(operator, weight, 4);
        Shape shape = weight.shape();
        if (shape.size(0) == 0
                || shape.size(1) == 0
                || shape.size(2) != window.height().kernel()
                || shape.size(3) != window.width().kernel()) {
            throw new IllegalArgumentException(operator + ": weight " + shape + " does not fit the kernel "
                    + window.both(Window::kernel) + " or is empty");
        }
    }

    /** Refuses what {@link #check} and {@link #checkWeight} refuse, and channels that do not divide into the groups. */
    static void checkConvolution(String operator, NdArray x, NdArray weight, Window2d window, int groups) {
        check(operator, x);
        checkWeight(operator, x, weight, window);
        if (x.shape().size(1) != (long) groups * weight.shape().size(1)
                || weight.shape().size(0) % groups != 0) {
            throw new IllegalArgumentException(operator + ": input " + x.shape() + " and weight " + weight.shape()
                    + " do not fit " + groups + " groups: expected [n, c, h, w] and [out, c / groups, kh, kw]");
        }
    }

    /** Refuses a number below 1 where a record is built. */
    static void positive(String operator, String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(operator + ": expected " + what + " >= 1, found " + value);
        }
    }
}
