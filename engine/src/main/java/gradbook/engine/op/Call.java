package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import java.util.function.Supplier;

/** One application of an operator: what its vector-Jacobian product may look at. */
public final class Call {
    /** Computes the gradient for one input; run only if somebody needs it. */
    @FunctionalInterface
    public interface Rule {
        NdArray gradient();
    }

    private final Op op;
    private final NdArray[] x;
    private final Op.Output output;
    private final boolean[] needed;

    /** A remembered call; {@code needed[i]} says whether the gradient for input {@code i} is wanted. */
    public Call(Op op, NdArray[] x, Op.Output output, boolean[] needed) {
        this.op = op;
        this.x = x;
        this.output = output;
        this.needed = needed;
    }

    /** Applies {@code op} and remembers the call; all differentiable inputs need gradients. */
    public static Call of(Op op, NdArray... x) {
        boolean[] needed = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            needed[i] = op.differentiable(i);
        }
        return new Call(op, x, op.forward(x), needed);
    }

    public Op op() {
        return op;
    }

    /** Input {@code i}. */
    public NdArray x(int i) {
        return x[i];
    }

    /** The output. */
    public NdArray y() {
        return output.y();
    }

    /** What the forward pass kept besides its inputs and output. */
    NdArray kept() {
        return output.kept();
    }

    /** What several rules need, worked out when the first of them is run. */
    static <T> Supplier<T> once(Supplier<T> work) {
        return new Supplier<>() {
            private T result;

            @Override
            public T get() {
                result = result == null ? work.get() : result;
                return result;
            }
        };
    }

    /** One rule per input, in order; those that nobody needs are not run and leave null. */
    public NdArray[] gradients(Rule... rules) {
        NdArray[] dx = new NdArray[x.length];
        for (int i = 0; i < rules.length; i++) {
            dx[i] = needed[i] ? rules[i].gradient() : null;
        }
        return dx;
    }
}
