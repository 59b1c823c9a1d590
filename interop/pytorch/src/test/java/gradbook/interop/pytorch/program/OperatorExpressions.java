package gradbook.interop.pytorch.program;

import gradbook.engine.array.Shape;
import gradbook.engine.op.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each operator of the catalogue in PyTorch's operators, its attributes handed on. */
final class OperatorExpressions {
    private static final Map<Class<? extends Op>, BiFunction<Op, Integer, String>> ALL = new HashMap<>();

    static {
        elementwise();
        products();
        reductions();
        movement();
        softmax();
        convolution();
        normalization();
        recurrent();
        attention();
    }

    private OperatorExpressions() {}

    /** The operator over x0, x1, ...; empty if PyTorch's equal is not known here. */
    static Optional<String> of(Op op, int inputs) {
        return Optional.ofNullable(ALL.get(op.getClass())).map(expression -> expression.apply(op, inputs));
    }

    private static void elementwise() {
        put(Abs.class, "torch.abs(x0)");
        put(Add.class, "x0 + x1");
        put(Clamp.class, op -> "torch.clamp(x0, " + bound(op.min()) + ", " + bound(op.max()) + ")");
        put(Cos.class, "torch.cos(x0)");
        put(Div.class, "x0 / x1");
        put(Elu.class, op -> "torch.elu(x0, " + op.alpha() + ")");
        put(Erf.class, "torch.erf(x0)");
        put(Exp.class, "torch.exp(x0)");
        put(Gelu.class, op -> "torch.gelu(x0, approximate=\"" + (op.form() == Gelu.Form.ERF ? "none" : "tanh") + "\")");
        put(LeakyRelu.class, op -> "torch.leaky_relu(x0, " + op.slope() + ")");
        put(Log.class, "torch.log(x0)");
        put(Log1p.class, "torch.log1p(x0)");
        put(Maximum.class, "torch.maximum(x0, x1)");
        put(Minimum.class, "torch.minimum(x0, x1)");
        put(Mul.class, "x0 * x1");
        put(Neg.class, "torch.neg(x0)");
        put(Pow.class, "torch.pow(x0, x1)");
        put(Relu.class, "torch.relu(x0)");
        put(Sigmoid.class, "torch.sigmoid(x0)");
        put(Sign.class, "torch.sign(x0)");
        put(Sin.class, "torch.sin(x0)");
        put(Softplus.class, "torch.softplus(x0)");
        put(Sqrt.class, "torch.sqrt(x0)");
        put(Tanh.class, "torch.tanh(x0)");
        put(Where.class, "torch.where(x0 != 0, x1, x2)");
    }

    private static void products() {
        put(MatMul.class, "torch.matmul(x0, x1)");
        put(Linear.class, op -> "torch.linear(x0, x1" + (op.bias() ? ", x2)" : ", None)"));
    }

    private static void reductions() {
        put(Sum.class, op -> "torch.sum(x0, " + op.axes() + ", " + bool(op.keep()) + ")");
        put(Mean.class, op -> "torch.mean(x0, " + op.axes() + ", " + bool(op.keep()) + ")");
        put(Max.class, op -> "torch.amax(x0, " + op.axes() + ", " + bool(op.keep()) + ")");
        put(Min.class, op -> "torch.amin(x0, " + op.axes() + ", " + bool(op.keep()) + ")");
        put(LogSumExp.class, op -> "torch.logsumexp(x0, " + op.axes() + ", " + bool(op.keep()) + ")");
        put(ArgMax.class, op -> "torch.argmax(x0, " + op.axis() + ", " + bool(op.keep()) + ")");
    }

    private static void movement() {
        put(
                Concatenate.class,
                (op, inputs) -> "torch.cat("
                        + IntStream.range(0, inputs).mapToObj(i -> "x" + i).collect(Collectors.joining(", ", "[", "]"))
                        + ", " + op.axis() + ")");
        put(Expand.class, op -> "torch.expand(x0, " + sizes(op.shape()) + ")");
        put(Flip.class, op -> "torch.flip(x0, " + integers(op.axes()) + ")");
        put(Gather.class, op -> "torch.gather(x0, " + op.axis() + ", x1)");
        put(
                IndexSelect.class,
                op -> "torch.unflatten(torch.index_select(x0, " + op.axis() + ", torch.flatten(x1)), " + op.axis()
                        + ", torch.size(x1))");
        put(OneHot.class, op -> "torch.one_hot(x0, " + op.classes() + ").double()");
        put(Pad.class, op -> "torch.constant_pad_nd(x0, " + integers(lastAxisFirst(op)) + ", " + op.value() + ")");
        put(Permute.class, op -> "torch.permute(x0, " + op.order() + ")");
        put(Reshape.class, op -> "torch.reshape(x0, " + sizes(op.shape()) + ")");
        put(ScatterAdd.class, op -> "torch.scatter_add(x0, " + op.axis() + ", x1, x2)");
        put(
                Slice.class,
                op -> "torch.slice(x0, " + op.axis() + ", " + op.start() + ", " + op.end() + ", " + op.step() + ")");
        put(Triangle.class, op -> (op.upper() ? "torch.triu" : "torch.tril") + "(x0, " + op.diagonal() + ")");
    }

    private static void softmax() {
        put(Softmax.class, op -> "torch.softmax(x0, " + op.axis() + ")");
        put(LogSoftmax.class, op -> "torch.log_softmax(x0, " + op.axis() + ")");
        put(SoftmaxCrossEntropy.class, "torch.cross_entropy_loss(x0, x1)");
    }

    private static void convolution() {
        put(Conv2d.class, op -> conv2d("None", op.window(), op.groups()));
        put(
                Conv2dReluPool.class,
                op -> "torch.max_pool2d(torch.relu(" + conv2d("x2", op.window(), op.groups()) + "), [2, 2])");
        put(
                ConvTranspose2d.class,
                op -> "torch.conv_transpose2d(x0, x1, None, " + each(op.window(), Window::stride) + ", "
                        + each(op.window(), Window::padding) + ", "
                        + List.of(op.outputPaddingHeight(), op.outputPaddingWidth()) + ", " + op.groups() + ", "
                        + each(op.window(), Window::dilation) + ")");
        put(
                MaxPool2d.class,
                op -> "torch.max_pool2d(x0, " + each(op.window(), Window::kernel) + ", "
                        + each(op.window(), Window::stride) + ", " + each(op.window(), Window::padding) + ", "
                        + each(op.window(), Window::dilation) + ", " + bool(op.ceil()) + ")");
        put(
                AvgPool2d.class,
                op -> "torch.avg_pool2d(x0, " + each(op.window(), Window::kernel) + ", "
                        + each(op.window(), Window::stride) + ", " + each(op.window(), Window::padding) + ", "
                        + bool(op.ceil()) + ", " + bool(op.countIncludePad()) + ")");
        put(AdaptiveAvgPool2d.class, op -> "torch.adaptive_avg_pool2d(x0, " + List.of(op.height(), op.width()) + ")");
    }

    private static String conv2d(String bias, Window2d window, int groups) {
        return "torch.conv2d(x0, x1, " + bias + ", " + each(window, Window::stride) + ", "
                + each(window, Window::padding) + ", " + each(window, Window::dilation) + ", " + groups + ")";
    }

    /** PyTorch has no operator for these two alone; its own definition, from its own parts. */
    private static void normalization() {
        put(Standardize.class, op -> {
            String centred = "(x0 - torch.mean(x0, " + op.axes() + ", True))";
            return centred + " * torch.rsqrt(torch.mean(torch.square" + centred + ", " + op.axes() + ", True) + "
                    + op.epsilon() + ")";
        });
        put(
                RmsNormalize.class,
                op -> "x0 * torch.rsqrt(torch.mean(torch.square(x0), " + op.axes() + ", True) + " + op.epsilon() + ")");
    }

    private static void recurrent() {
        put(Lstm.class, op -> {
            int h = op.bias() ? 5 : 3;
            String x = op.reverse() ? "torch.flip(x0, [0])" : "x0";
            String call = "torch.lstm(" + x + ", [torch.unsqueeze(x" + h + ", 0), torch.unsqueeze(x" + (h + 1)
                    + ", 0)], [x1, x2" + (op.bias() ? ", x3, x4" : "") + "], " + bool(op.bias())
                    + ", 1, 0., True, False, False)";
            String y = op.reverse() ? "torch.flip(" + call + "[0], [0])" : call + "[0]";
            return "torch.cat([" + y + ", " + call + "[2]], 0)";
        });
    }

    /** PyTorch's own attention between the packed parts. */
    private static void attention() {
        put(SelfAttention.class, op -> {
            String parts = "torch.unflatten(x0, 2, [3, " + op.heads() + ", -1])";
            return "torch.flatten(torch.transpose(torch.scaled_dot_product_attention(" + part(parts, 0) + ", "
                    + part(parts, 1) + ", " + part(parts, 2) + ", None, 0., " + bool(op.causal()) + "), 1, 2), 2)";
        });
    }

    private static String part(String parts, int which) {
        return "torch.transpose(torch.select(" + parts + ", 2, " + which + "), 1, 2)";
    }

    private static <T extends Op> void put(Class<T> type, String expression) {
        put(type, op -> expression);
    }

    private static <T extends Op> void put(Class<T> type, Function<T, String> expression) {
        put(type, (op, inputs) -> expression.apply(op));
    }

    private static <T extends Op> void put(Class<T> type, BiFunction<T, Integer, String> expression) {
        ALL.put(type, (op, inputs) -> expression.apply(type.cast(op), inputs));
    }

    private static String bool(boolean value) {
        return value ? "True" : "False";
    }

    private static String bound(double value) {
        return Double.isInfinite(value) ? "None" : Double.toString(value);
    }

    private static String sizes(Shape shape) {
        return integers(Arrays.stream(shape.sizes()).boxed().toList());
    }

    /** A list of integers that keeps its type when it is empty. */
    private static String integers(List<Integer> values) {
        return values.isEmpty() ? "annotate(List[int], [])" : values.toString();
    }

    private static String each(Window2d window, ToIntFunction<Window> component) {
        return List.of(component.applyAsInt(window.height()), component.applyAsInt(window.width()))
                .toString();
    }

    /** Paddings as PyTorch lists them: of the last axis before and after, then of the one before it. */
    private static List<Integer> lastAxisFirst(Pad op) {
        List<Integer> paddings = new ArrayList<>();
        for (int axis = op.before().size() - 1; axis >= 0; axis--) {
            paddings.add(op.before().get(axis));
            paddings.add(op.after().get(axis));
        }
        return paddings;
    }
}
