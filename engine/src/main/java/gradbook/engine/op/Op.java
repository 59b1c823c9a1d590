package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Operands;

/**
 * An operator. The catalogue is sealed: the permitted records, family by family, are all there are, and a test holds the table
 * of cases against them.
 */
public sealed interface Op
        permits ElementwiseOp,
                ProductOp,
                ReductionOp,
                MovementOp,
                SoftmaxOp,
                ConvolutionOp,
                NormalizationOp,
                RecurrentOp,
                AttentionOp {
    /** What an input is to an operator. */
    enum Input {
        /** A floating array that receives a gradient. */
        DIFFERENTIABLE,
        /** A floating array through which no gradient flows. */
        CONSTANT,
        /** An int32 array: indices, labels, or a condition. */
        INDICES
    }

    /**
     * An output, and what was found on the way to it that the vector-Jacobian product needs again.
     *
     * @param kept null if the inputs and the output are enough
     */
    record Output(NdArray y, NdArray kept) {}

    /** The output for these inputs, and what {@link #vjp} will need besides; refuses what {@link #value} refuses. */
    default Output forward(NdArray... x) {
        return new Output(value(x), null);
    }

    /**
     * The output for these inputs.
     *
     * @throws IllegalArgumentException before any work if types or shapes do not fit; the message names operator and shapes
     */
    NdArray value(NdArray... x);

    /**
     * The vector-Jacobian products: entry {@code i} is {@code dyᵀ ∂y/∂x_i}, of the shape of {@code x_i} or of the shape that
     * {@code x_i} was broadcast to (the caller undoes the broadcast); null where {@code call} does not need it. Never called
     * on an operator without differentiable inputs.
     */
    NdArray[] vjp(Call call, NdArray dy);

    /** Number of inputs. */
    default int arity() {
        return 1;
    }

    /** What input {@code i} is. */
    default Input input(int i) {
        return Input.DIFFERENTIABLE;
    }

    /** Whether a gradient flows to input {@code i}. */
    default boolean differentiable(int i) {
        return input(i) == Input.DIFFERENTIABLE;
    }

    /** Multiply-adds that one application costs; only products count. */
    default long multiplyAdds(Shape y, Shape... x) {
        return 0;
    }

    /** The name used in messages and tables: the record's name in lower camel case, {@code softmaxCrossEntropy}. */
    default String name() {
        return OpName.of(getClass());
    }

    /** Refuses a wrong number of inputs, integers in place of floating-point numbers, and the other way round. */
    default void check(NdArray... x) {
        if (x.length != arity()) {
            throw new IllegalArgumentException(name() + ": expected " + arity() + " inputs, found " + x.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (input(i) == Input.INDICES) {
                Operands.indices(name(), x[i]);
            } else if (!x[i].dtype().isFloating()) {
                throw new IllegalArgumentException(
                        name() + ": expected a floating type, found " + x[i].dtype() + " " + x[i].shape());
            }
        }
    }
}
