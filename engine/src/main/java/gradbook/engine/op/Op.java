package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Operands;

/**
 * An operator. The catalogue is sealed: the permitted records are all there are, and a test holds the table of cases against
 * them.
 */
public sealed interface Op
        permits Add,
                Exp,
                Gather,
                Log,
                LogSoftmax,
                MatMul,
                Max,
                Mean,
                Mul,
                Neg,
                Permute,
                Relu,
                Reshape,
                Sigmoid,
                Slice,
                SoftmaxCrossEntropy,
                Sum,
                Tanh {

    /**
     * The output for these inputs.
     *
     * @throws IllegalArgumentException before any work if types or shapes do not fit; the message names operator and shapes
     */
    NdArray value(NdArray... x);

    /**
     * The vector-Jacobian products: entry {@code i} is {@code dyᵀ ∂y/∂x_i}, of the shape of {@code x_i} or of the shape that
     * {@code x_i} was broadcast to (the caller undoes the broadcast); null where {@code call} does not need it.
     */
    NdArray[] vjp(Call call, NdArray dy);

    /** Number of inputs. */
    int arity();

    /** Whether a gradient flows to input {@code i}; integer inputs never receive one. */
    default boolean differentiable(int i) {
        return true;
    }

    /** The name used in messages and tables: the record's name in lower camel case, {@code softmaxCrossEntropy}. */
    default String name() {
        String type = getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** Refuses a wrong number of inputs, or integers where the operator computes with floating-point numbers. */
    default void check(NdArray... x) {
        if (x.length != arity()) {
            throw new IllegalArgumentException(name() + ": expected " + arity() + " inputs, found " + x.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!differentiable(i)) {
                Operands.indices(name(), x[i]);
            } else if (!x[i].dtype().isFloating()) {
                throw new IllegalArgumentException(
                        name() + ": expected a floating type, found " + x[i].dtype() + " " + x[i].shape());
            }
        }
    }
}
