package gradbook.engine.autograd;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Add;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Gather;
import gradbook.engine.op.Log;
import gradbook.engine.op.LogSoftmax;
import gradbook.engine.op.MatMul;
import gradbook.engine.op.Max;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Op;
import gradbook.engine.op.Permute;
import gradbook.engine.op.Relu;
import gradbook.engine.op.Reshape;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Slice;
import gradbook.engine.op.SoftmaxCrossEntropy;
import gradbook.engine.op.Sum;
import gradbook.engine.op.Tanh;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value that remembers how it was made: the operator and the tensors that went into it. Immutable; every method returns a
 * new tensor. Axes may be negative, counted from the last.
 */
public final class Tensor {
    private final NdArray value;
    private final Op op;
    private final List<Tensor> inputs;
    private final boolean requiresGradient;

    private Tensor(NdArray value, Op op, List<Tensor> inputs, boolean requiresGradient) {
        this.value = value;
        this.op = op;
        this.inputs = inputs;
        this.requiresGradient = requiresGradient;
    }

    /** Data: no gradient flows to it. */
    public static Tensor constant(NdArray value) {
        return new Tensor(value, null, List.of(), false);
    }

    /** A leaf whose gradient {@link Backward} returns: a parameter, or an input under a gradient check. */
    public static Tensor leaf(NdArray value) {
        if (!value.dtype().isFloating()) {
            throw new IllegalArgumentException("leaf: only floating types have gradients, found " + value.dtype());
        }
        return new Tensor(value, null, List.of(), true);
    }

    /** The result of an operator, remembered. */
    public static Tensor apply(Op op, Tensor... inputs) {
        NdArray[] values = new NdArray[inputs.length];
        boolean requiresGradient = false;
        for (int i = 0; i < inputs.length; i++) {
            values[i] = inputs[i].value;
            requiresGradient |= inputs[i].requiresGradient && op.differentiable(i);
        }
        return new Tensor(op.value(values), op, List.of(inputs), requiresGradient);
    }

    public NdArray value() {
        return value;
    }

    public Shape shape() {
        return value.shape();
    }

    public DType dtype() {
        return value.dtype();
    }

    /** The value of a tensor with one element. */
    public double item() {
        return value.item();
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

    /** {@code this + other}, broadcast. */
    public Tensor add(Tensor other) {
        return apply(new Add(), this, other);
    }

    /** {@code this - other}, broadcast; derived. */
    public Tensor sub(Tensor other) {
        return add(other.neg());
    }

    /** {@code this * other} elementwise, broadcast. */
    public Tensor mul(Tensor other) {
        return apply(new Mul(), this, other);
    }

    /** {@code factor * this}; the factor is rounded to this type. */
    public Tensor mul(double factor) {
        return mul(constant(NdArray.scalar(dtype(), factor)));
    }

    public Tensor neg() {
        return apply(new Neg(), this);
    }

    /** {@code this²}; derived. */
    public Tensor square() {
        return mul(this);
    }

    public Tensor exp() {
        return apply(new Exp(), this);
    }

    /** Natural logarithm. */
    public Tensor log() {
        return apply(new Log(), this);
    }

    public Tensor relu() {
        return apply(new Relu(), this);
    }

    public Tensor tanh() {
        return apply(new Tanh(), this);
    }

    public Tensor sigmoid() {
        return apply(new Sigmoid(), this);
    }

    /** Matrix product of [m, k] and [k, n]. */
    public Tensor matmul(Tensor other) {
        return apply(new MatMul(), this, other);
    }

    /** Sum of all elements, a scalar. */
    public Tensor sum() {
        return sum(false, allAxes());
    }

    /** Sum over {@code axes}; they keep size 1 if {@code keep}. */
    public Tensor sum(boolean keep, int... axes) {
        return apply(new Sum(ascending("sum", axes), keep), this);
    }

    /** Mean of all elements, a scalar. */
    public Tensor mean() {
        return mean(false, allAxes());
    }

    /** Mean over {@code axes}; they keep size 1 if {@code keep}. */
    public Tensor mean(boolean keep, int... axes) {
        return apply(new Mean(ascending("mean", axes), keep), this);
    }

    /** Maximum over {@code axes}; they keep size 1 if {@code keep}. Tied elements share the gradient equally. */
    public Tensor max(boolean keep, int... axes) {
        return apply(new Max(ascending("max", axes), keep), this);
    }

    /** The same elements in row-major order under another shape. */
    public Tensor reshape(int... sizes) {
        return apply(new Reshape(Shape.of(sizes)), this);
    }

    /** The axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
    public Tensor permute(int... order) {
        return apply(
                new Permute(Arrays.stream(order)
                        .map(a -> shape().axis("permute", a))
                        .boxed()
                        .toList()),
                this);
    }

    /** A matrix's rows as columns. */
    public Tensor transpose() {
        return permute(1, 0);
    }

    /** Every {@code step}-th element from {@code start} to {@code end} (exclusive) along one axis. */
    public Tensor slice(int axis, int start, int end, int step) {
        return apply(new Slice(shape().axis("slice", axis), start, end, step), this);
    }

    /** Elements picked along one axis by int32 indices of the same rank. */
    public Tensor gather(int axis, Tensor index) {
        return apply(new Gather(shape().axis("gather", axis)), this, index);
    }

    /** Logarithm of the softmax along one axis. */
    public Tensor logSoftmax(int axis) {
        return apply(new LogSoftmax(shape().axis("logSoftmax", axis)), this);
    }

    /** Mean cross-entropy of these logits [n, classes] against int32 labels [n], a scalar. */
    public Tensor softmaxCrossEntropy(Tensor labels) {
        return apply(new SoftmaxCrossEntropy(), this, labels);
    }

    private int[] allAxes() {
        return IntStream.range(0, shape().rank()).toArray();
    }

    private List<Integer> ascending(String operator, int... axes) {
        return Arrays.stream(axes)
                .map(axis -> shape().axis(operator, axis))
                .sorted()
                .boxed()
                .toList();
    }

    @Override
    public String toString() {
        return (op == null ? "" : op.name() + " ") + value;
    }
}
