package gradbook.engine.autograd;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Concatenate;
import gradbook.engine.op.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value that remembers how it was made: the operator and the tensors that went into it. Immutable; every method returns a
 * new tensor. The methods that compute stand in the interfaces it implements, one file for each family of operators.
 */
public final class Tensor
        implements ElementwiseMethods,
                ActivationMethods,
                ProductMethods,
                ReductionMethods,
                MovementMethods,
                SoftmaxMethods,
                ConvolutionMethods,
                NormalizationMethods,
                RecurrentMethods,
                AttentionMethods {
    private final Op.Output output;
    private final Op op;
    private final List<Tensor> inputs;
    private final boolean requiresGradient;

    private Tensor(Op.Output output, Op op, List<Tensor> inputs, boolean requiresGradient) {
        this.output = output;
        this.op = op;
        this.inputs = inputs;
        this.requiresGradient = requiresGradient;
    }

    /** Data: no gradient flows to it. */
    public static Tensor constant(NdArray value) {
        return new Tensor(new Op.Output(value, null), null, List.of(), false);
    }

    /** A leaf whose gradient {@link Backward} returns: a parameter, or an input under a gradient check. */
    public static Tensor leaf(NdArray value) {
        if (!value.dtype().isFloating()) {
            throw new IllegalArgumentException("leaf: only floating types have gradients, found " + value.dtype());
        }
        return new Tensor(new Op.Output(value, null), null, List.of(), true);
    }

    /** The result of an operator, remembered. */
    public static Tensor apply(Op op, Tensor... inputs) {
        NdArray[] values = new NdArray[inputs.length];
        boolean requiresGradient = false;
        for (int i = 0; i < inputs.length; i++) {
            values[i] = inputs[i].value();
            requiresGradient |= inputs[i].requiresGradient && op.differentiable(i);
        }
        requiresGradient &= !NoGrad.isHere();
        return new Tensor(output(op, requiresGradient, values), op, List.of(inputs), requiresGradient);
    }

    /** An output that is too large for an array is refused under the operator's name, with its inputs' shapes. */
    private static Op.Output output(Op op, boolean requiresGradient, NdArray... x) {
        try {
            return requiresGradient ? op.forward(x) : new Op.Output(op.value(x), null);
        } catch (Shape.TooLarge e) {
            throw new IllegalArgumentException(
                    op.name() + ": " + e.what() + ", from "
                            + Arrays.stream(x).map(NdArray::shape).toList(),
                    e);
        }
    }

    /** The tensors one after another along one axis; their other sizes agree. */
    public static Tensor concatenate(int axis, Tensor... parts) {
        return concatenate(axis, List.of(parts));
    }

    /** The tensors one after another along one axis; their other sizes agree. */
    public static Tensor concatenate(int axis, List<Tensor> parts) {
        int own = parts.isEmpty() ? axis : parts.get(0).axis("concatenate", axis);
        return apply(new Concatenate(own, parts.size()), parts.toArray(Tensor[]::new));
    }

    /** Tensors of one shape along a new axis, which is {@code axis} of the result. */
    public static Tensor stack(int axis, Tensor... parts) {
        return stack(axis, List.of(parts));
    }

    /** Tensors of one shape along a new axis, which is {@code axis} of the result. */
    public static Tensor stack(int axis, List<Tensor> parts) {
        Sizes.checkStack(axis, parts.stream().map(Tensor::shape).toList());
        return concatenate(
                axis, parts.stream().map(part -> part.unsqueeze(axis)).toList());
    }

    /**
     * {@code y = Σ a b} over the labels that the output lacks, for instance {@code einsum("bij,bjk->bik", a, b)}.
     *
     * @param equation one letter for each axis of a and b, none twice in one operand, and the output's after the arrow
     */
    public static Tensor einsum(String equation, Tensor a, Tensor b) {
        return Einsum.of(equation, a, b);
    }

    public NdArray value() {
        return output.y();
    }

    public Shape shape() {
        return value().shape();
    }

    public DType dtype() {
        return value().dtype();
    }

    /** The value of a tensor with one element. */
    public double item() {
        return value().item();
    }

    /** The value, and what its operator kept for the backward pass. */
    Op.Output output() {
        return output;
    }

    /** The operator this came from; empty for constants and leaves. */
    public Optional<Op> op() {
        return Optional.ofNullable(op);
    }

    /** What the operator was applied to, in order. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** Whether a gradient is wanted here or further back. */
    public boolean requiresGradient() {
        return requiresGradient;
    }

    /** A constant scalar of this tensor's type, broadcast wherever it is used. */
    Tensor like(double value) {
        return constant(NdArray.scalar(dtype(), value));
    }

    /** An axis given as {@code -rank..rank-1} as {@code 0..rank-1}. */
    int axis(String operator, int axis) {
        return shape().axis(operator, axis);
    }

    int[] allAxes() {
        return IntStream.range(0, shape().rank()).toArray();
    }

    /** Axes as operators hold them: non-negative and in order. */
    List<Integer> ascending(String operator, int... axes) {
        return Arrays.stream(axes)
                .map(axis -> shape().axis(operator, axis))
                .sorted()
                .boxed()
                .toList();
    }

    @Override
    public String toString() {
        return (op == null ? "" : op.name() + " ") + value();
    }
}
