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
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The one table of cases. Every check of operators reads it: finite differences, float32 against float64, and whatever
 * comes later. An operator without a row fails the build.
 */
public final class OpCases {
    /** One input: its shape, and the domain it is drawn from uniformly. */
    private record Domain(Shape shape, double low, double high) {
        NdArray draw(RandomKey key) {
            return key.uniform(shape, DType.FLOAT64, low, high);
        }
    }

    /** Every case, in the order of {@code math.md}. */
    public static final List<OpCase> ALL = List.of(
            of("add", new Add(), real(3, 4), real(3, 4)),
            of("add-row", new Add(), real(5, 7), real(7)),
            of("add-column", new Add(), real(5, 1), real(1, 7)),
            of("add-scalar", new Add(), real(2, 3), real()),
            of("add-middle", new Add(), real(2, 3, 5), real(3, 1)),
            of("add-empty", new Add(), real(0, 3), real(3)),
            of("mul", new Mul(), real(3, 4), real(3, 4)),
            of("mul-row", new Mul(), real(5, 7), real(1, 7)),
            of("mul-outer", new Mul(), real(4, 1, 3), real(5, 1)),
            of("mul-long", new Mul(), real(67), real(67)),
            of("neg", new Neg(), real(3, 5)),
            of("relu", new Relu(), uniform(0.1, 2, 3, 17)), // away from the kink at 0
            of("relu-negative", new Relu(), uniform(-2, -0.1, 17)),
            of("tanh", new Tanh(), uniform(-3, 3, 4, 9)),
            of("sigmoid", new Sigmoid(), uniform(-6, 6, 4, 9)),
            of("exp", new Exp(), uniform(-3, 3, 3, 11)),
            of("log", new Log(), uniform(0.2, 4, 3, 11)), // positive, away from the pole
            of("matmul", new MatMul(), real(3, 4), real(4, 5)),
            of("matmul-awkward", new MatMul(), real(7, 13), real(13, 17)),
            of("matmul-row", new MatMul(), real(1, 6), real(6, 1)),
            of("matmul-inner-empty", new MatMul(), real(2, 0), real(0, 3)),
            of("sum-all", new Sum(List.of(0, 1), false), real(5, 7)),
            of("sum-first", new Sum(List.of(0), false), real(5, 7)),
            of("sum-last-kept", new Sum(List.of(1), true), real(5, 37)),
            of("sum-outer-axes", new Sum(List.of(0, 2), false), real(3, 4, 5)),
            of("sum-nothing", new Sum(List.of(), false), real(3)),
            of("mean-all", new Mean(List.of(0, 1), false), real(5, 7)),
            of("mean-middle-kept", new Mean(List.of(1), true), real(2, 6, 3)),
            of("max-last", new Max(List.of(1), false), spaced(4, 6)),
            of("max-all-kept", new Max(List.of(0, 1), true), spaced(3, 5)),
            of("reshape", new Reshape(Shape.of(6, 2)), real(3, 4)),
            of("reshape-to-scalar", new Reshape(Shape.SCALAR), real(1, 1)),
            of("permute", new Permute(List.of(1, 0)), real(3, 5)),
            of("permute-cycle", new Permute(List.of(2, 0, 1)), real(2, 3, 4)),
            of("slice-rows", new Slice(0, 1, 4, 1), real(5, 3)),
            of("slice-every-third-column", new Slice(1, 1, 8, 3), real(2, 9)),
            of("slice-nothing", new Slice(0, 2, 2, 1), real(3, 2)),
            of("gather-column", new Gather(1), real(4, 5), indices(Shape.of(4, 1), 0, 4, 2, 2)),
            of("gather-rows-twice", new Gather(0), real(3, 2), indices(Shape.of(4, 2), 0, 2, 2, 2, 1, 0, 0, 2)),
            of("log-softmax", new LogSoftmax(1), uniform(-4, 4, 5, 7)),
            of("log-softmax-first", new LogSoftmax(0), uniform(-4, 4, 5, 3)),
            of(
                    "softmax-cross-entropy",
                    new SoftmaxCrossEntropy(),
                    uniform(-4, 4, 5, 7),
                    indices(Shape.of(5), 0, 6, 3, 3, 1)),
            of("softmax-cross-entropy-one", new SoftmaxCrossEntropy(), uniform(-4, 4, 1, 3), indices(Shape.of(1), 2)));

    private OpCases() {}

    private static OpCase of(String name, Op op, Object... inputs) {
        RandomKey key = RandomKey.of(2024).fold(name);
        List<NdArray> drawn = new ArrayList<>();
        for (Object input : inputs) {
            drawn.add(input instanceof Domain domain ? domain.draw(key.fold(drawn.size())) : (NdArray) input);
        }
        return new OpCase(name, op, drawn);
    }

    /** Any real number will do. */
    private static Domain real(int... sizes) {
        return new Domain(Shape.of(sizes), -2, 2);
    }

    private static Domain uniform(double low, double high, int... sizes) {
        return new Domain(Shape.of(sizes), low, high);
    }

    /** Distinct values at least 0.25 apart, so that a small step changes no maximum. */
    private static NdArray spaced(int... sizes) {
        Shape shape = Shape.of(sizes);
        int[] order = RandomKey.of(7).fold("spaced").permutation(shape.count());
        double[] values = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = 0.25 * order[i] - 2;
        }
        return NdArray.of(shape, values);
    }

    private static NdArray indices(Shape shape, int... values) {
        return NdArray.of(shape, values);
    }
}
