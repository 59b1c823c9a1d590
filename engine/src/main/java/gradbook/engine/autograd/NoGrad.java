package gradbook.engine.autograd;

import java.util.function.Supplier;

/**
 * Work of which no gradient is asked, as PyTorch's {@code no_grad}: what it makes of parameters requires no gradient, and operators keep
 * nothing for a backward pass, though a tensor still knows what it was made of. No bit of a value is moved by that.
 *
 * <pre>{@code
 * NdArray logits = NoGrad.of(() -> model.forward(x, Mode.EVAL)).value();
 * }</pre>
 */
public final class NoGrad {
    private static final ThreadLocal<Boolean> HERE = new ThreadLocal<>();

    private NoGrad() {}

    /** What {@code work} gives; inside of it, on this thread, no gradient is asked. */
    public static <T> T of(Supplier<T> work) {
        Boolean outer = HERE.get();
        HERE.set(true);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                HERE.remove();
            }
        }
    }

    /** Whether this thread is at such work. */
    static boolean isHere() {
        return HERE.get() != null;
    }
}
