package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.SelfAttention;
import gradbook.engine.op.Window2d;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every kernel that has two forms, with the size in each of its roles: rows, columns, depth, channels, places. */
final class SizedCases {
    /** One below, at and above every count of lanes, blocks and pieces of work. */
    static final List<Integer> SIZES =
            List.of(0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1000, 1023, 4099);

    private static final int ALL_SIZES = 4099;
    private static final int THOUSAND = 1023;
    private static final int HUNDRED = 129;
    private static final int FEW = 65;
    private static final Window2d THREE = Window2d.of(3).withPadding(1);
    private static final Window2d WIDE = Window2d.of(3, 5).withPadding(0, 2).withStride(2, 1);

    static final List<SizedCase> ALL = Stream.of(functions(), arithmetic(), sums(), products(), spatial(), sequences())
            .flatMap(List::stream)
            .toList();

    private SizedCases() {}

    private static List<SizedCase> functions() {
        return List.of(
                function("exp", Tensor::exp),
                function("log", x -> x.square().log()),
                function("log1p", x -> x.square().log1p()),
                function("tanh", Tensor::tanh),
                function("sigmoid", Tensor::sigmoid),
                function("erf", Tensor::erf),
                function("sin", Tensor::sin),
                function("cos", Tensor::cos),
                function("relu", Tensor::relu),
                function("gelu", Tensor::gelu),
                function("geluTanh", Tensor::geluTanh),
                function("softplus", Tensor::softplus),
                function("silu", Tensor::silu),
                function("sqrt", x -> x.square().sqrt()));
    }

    private static SizedCase function(String name, UnaryOperator<Tensor> form) {
        return new SizedCase(name, ALL_SIZES, n -> List.of(Shape.of(n)), x -> form.apply(x[0]));
    }

    private static List<SizedCase> arithmetic() {
        return List.of(
                of("add-rows", ALL_SIZES, x -> x[0].add(x[1]), "3 n", "n"),
                of("mul-rows", ALL_SIZES, x -> x[0].mul(x[1]), "3 n", "n"),
                of("mul-columns", ALL_SIZES, x -> x[0].mul(x[1]), "n 3", "n 1"),
                of("sub", ALL_SIZES, x -> x[0].sub(x[1]), "n", "n"),
                of("div", ALL_SIZES, x -> x[0].div(x[1]), "2 n", "2 n"));
    }

    private static List<SizedCase> sums() {
        return List.of(
                of("sum-along", ALL_SIZES, x -> x[0].sum(false, 1), "3 n"),
                of("sum-across", ALL_SIZES, x -> x[0].sum(false, 0), "n 5"),
                of("sum-of-all", ALL_SIZES, x -> x[0].square().sum(), "n"),
                of("standardize", ALL_SIZES, x -> x[0].standardize(1e-5, 1), "5 n+1"),
                of("batch-norm", ALL_SIZES, x -> x[0].batchNorm(1e-5), "n+1 19"),
                of("batch-norm-wide", THOUSAND, x -> x[0].batchNorm(1e-5), "9 n"),
                of("rms-norm", ALL_SIZES, x -> x[0].rmsNorm(1, 1e-5), "3 n+1"),
                of("softmax", ALL_SIZES, x -> x[0].softmax(1), "3 n+1"),
                of("log-softmax", ALL_SIZES, x -> x[0].logSoftmax(1), "3 n+1"),
                of("cross-entropy", ALL_SIZES, x -> x[0].softmaxCrossEntropy(labels(x[0])), "7 n+1"),
                of("cross-entropy-of-ten", ALL_SIZES, x -> x[0].softmaxCrossEntropy(labels(x[0])), "n+1 10"));
    }

    /** Labels in turn. */
    private static Tensor labels(Tensor logits) {
        int classes = logits.shape().size(1);
        int[] labels = new int[logits.shape().size(0)];
        Arrays.setAll(labels, i -> i * 7 % classes);
        return Tensor.constant(NdArray.of(Shape.of(labels.length), labels));
    }

    private static List<SizedCase> products() {
        return List.of(
                of("matmul-rows", ALL_SIZES, x -> x[0].matmul(x[1]), "n 19", "19 5"),
                of("matmul-depth", ALL_SIZES, x -> x[0].matmul(x[1]), "5 n", "n 19"),
                of("matmul-columns", ALL_SIZES, x -> x[0].matmul(x[1]), "3 33", "33 n"),
                of("matmul-square", HUNDRED, x -> x[0].matmul(x[1]), "n n", "n n"),
                of("matmul-batch", HUNDRED, x -> x[0].matmul(x[1]), "2 n 9", "2 9 n"),
                of("matmul-double", HUNDRED, x -> doubled(x[0]).matmul(doubled(x[1])), "n 19", "19 n+3"),
                of("linear-double", HUNDRED, x -> doubled(x[0]).linear(doubled(x[1])), "n+3 21", "n 21"),
                of("linear", THOUSAND, x -> x[0].linear(x[1], x[2]), "64 n", "17 n", "17"),
                of("linear-fixed", THOUSAND, x -> x[0].linear(fixed(x[1])), "3 17", "n 17"),
                of("linear-fixed-depth", THOUSAND, x -> x[0].linear(fixed(x[1])), "2 n", "70 n"),
                of("linear-wide", THOUSAND, x -> x[0].linear(x[1], x[2]), "9 31", "n 31", "n"));
    }

    /** The same numbers in float64. */
    private static Tensor doubled(Tensor x) {
        return Tensor.leaf(x.value().to(DType.FLOAT64));
    }

    private static Tensor fixed(Tensor weight) {
        return Tensor.constant(weight.value().fixed());
    }

    private static List<SizedCase> spatial() {
        return List.of(
                of("conv-width", THOUSAND, x -> x[0].conv2d(x[1], THREE), "2 3 4 n+3", "5 3 3 3"),
                of("conv-height", HUNDRED, x -> x[0].conv2d(x[1], WIDE), "1 2 n+3 6", "9 2 3 5"),
                of("conv-in", HUNDRED, x -> x[0].conv2d(x[1], THREE), "2 n+1 5 6", "4 n+1 3 3"),
                of("conv-out", HUNDRED, x -> x[0].conv2d(x[1], THREE), "2 3 5 6", "n+1 3 3 3"),
                of("conv-batch", HUNDRED, x -> x[0].conv2d(x[1], THREE), "n 1 7 7", "8 1 3 3"),
                of(
                        "conv-groups",
                        FEW,
                        x -> x[0].conv2d(x[1], THREE, x[0].shape().size(1)),
                        "2 n+1 5 5",
                        "n+1 1 3 3"),
                of("conv-transpose", FEW, x -> x[0].convTranspose2d(x[1], WIDE), "2 n+1 4 5", "n+1 3 3 5"),
                of(
                        "conv-relu-pool",
                        HUNDRED,
                        x -> x[0].conv2dReluPool(x[1], x[2], THREE, 1),
                        "2 3 6 n+2",
                        "8 3 3 3",
                        "8"),
                of(
                        "conv-relu-pool-out",
                        HUNDRED,
                        x -> x[0].conv2dReluPool(x[1], x[2], THREE, 1),
                        "2 3 6 5",
                        "n+1 3 3 3",
                        "n+1"),
                of("max-pool", THOUSAND, x -> x[0].maxPool2d(Window2d.tiles(2)), "2 3 4 n+2"),
                of("max-pool-overlapping", HUNDRED, x -> x[0].maxPool2d(Window2d.of(3)), "2 3 5 n+3"),
                of("average-pool", HUNDRED, x -> x[0].avgPool2d(Window2d.tiles(2)), "2 3 4 n+2"));
    }

    private static List<SizedCase> sequences() {
        return List.of(
                of("attention-places", HUNDRED, x -> attention(x[0], 2, true), "2 n+1 36"),
                of("attention-width", HUNDRED, x -> attention(x[0], 1, false), "1 9 3n+3"),
                of(
                        "lstm-hidden",
                        FEW,
                        x -> x[0].lstm(x[1], x[2], x[3], x[4], x[5], x[6], false),
                        "3 2 5",
                        "4n+4 5",
                        "4n+4 n+1",
                        "4n+4",
                        "4n+4",
                        "2 n+1",
                        "2 n+1"),
                of(
                        "lstm-batch",
                        HUNDRED,
                        x -> x[0].lstm(x[1], x[2], x[3], x[4], x[5], x[6], true),
                        "2 n 7",
                        "36 7",
                        "36 9",
                        "36",
                        "36",
                        "n 9",
                        "n 9"));
    }

    private static Tensor attention(Tensor x, int heads, boolean causal) {
        return Tensor.apply(new SelfAttention(heads, causal), x);
    }

    /** Shapes are words: {@code "3 n+1"} is [3, n + 1]; {@code 4n} is 4 n. */
    private static SizedCase of(String name, int most, SizedCase.Form form, String... shapes) {
        return new SizedCase(
                name, most, n -> Stream.of(shapes).map(words -> shape(words, n)).toList(), form);
    }

    private static Shape shape(String words, int n) {
        return Shape.of(
                Stream.of(words.split(" ")).mapToInt(word -> size(word, n)).toArray());
    }

    private static int size(String word, int n) {
        String[] terms = word.split("\\+");
        int size = terms.length > 1 ? Integer.parseInt(terms[1]) : 0;
        if (!terms[0].endsWith("n")) {
            return size + Integer.parseInt(terms[0]);
        }
        String factor = terms[0].substring(0, terms[0].length() - 1);
        return size + n * (factor.isEmpty() ? 1 : Integer.parseInt(factor));
    }
}
