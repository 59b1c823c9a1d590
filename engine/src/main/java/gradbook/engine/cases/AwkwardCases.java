package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.awayFromZero;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.spaced;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.Abs;
import gradbook.engine.op.Add;
import gradbook.engine.op.Clamp;
import gradbook.engine.op.Cos;
import gradbook.engine.op.Div;
import gradbook.engine.op.Elu;
import gradbook.engine.op.Erf;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Gelu;
import gradbook.engine.op.LeakyRelu;
import gradbook.engine.op.Log;
import gradbook.engine.op.Log1p;
import gradbook.engine.op.LogSoftmax;
import gradbook.engine.op.LogSumExp;
import gradbook.engine.op.Max;
import gradbook.engine.op.Maximum;
import gradbook.engine.op.Mean;
import gradbook.engine.op.Min;
import gradbook.engine.op.Minimum;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Op;
import gradbook.engine.op.Pow;
import gradbook.engine.op.Relu;
import gradbook.engine.op.RmsNormalize;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Sign;
import gradbook.engine.op.Sin;
import gradbook.engine.op.Softmax;
import gradbook.engine.op.Softplus;
import gradbook.engine.op.Sqrt;
import gradbook.engine.op.Standardize;
import gradbook.engine.op.Sum;
import gradbook.engine.op.Tanh;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Operators for which any shape will do, on shapes that loops stumble over: no axis, size 1, nothing, a prime, five axes. */
final class AwkwardCases {
    private static final Map<String, int[]> SHAPES = shapes();

    static final List<OpCase> ALL = all();

    private AwkwardCases() {}

    private static Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("on-scalar", new int[] {});
        shapes.put("on-one", new int[] {1, 1});
        shapes.put("on-nothing", new int[] {2, 0, 3});
        shapes.put("on-prime", new int[] {37});
        shapes.put("on-five-axes", new int[] {2, 1, 3, 1, 2});
        return shapes;
    }

    private static List<OpCase> all() {
        List<OpCase> cases = new ArrayList<>();
        unary(cases, new Neg(), Inputs::real);
        unary(cases, new Exp(), sizes -> uniform(-3, 3, sizes));
        unary(cases, new Log(), sizes -> uniform(0.2, 4, sizes));
        unary(cases, new Log1p(), sizes -> uniform(-0.5, 3, sizes));
        unary(cases, new Sqrt(), sizes -> uniform(0.2, 4, sizes));
        unary(cases, new Sin(), sizes -> uniform(-7, 7, sizes));
        unary(cases, new Cos(), sizes -> uniform(-7, 7, sizes));
        unary(cases, new Erf(), sizes -> uniform(-3.5, 3.5, sizes));
        unary(cases, new Abs(), sizes -> awayFromZero(0.1, 2, sizes));
        unary(cases, new Sign(), sizes -> awayFromZero(0.1, 2, sizes));
        unary(cases, new Clamp(-1.01, 0.55), Inputs::spaced);
        unary(cases, new Relu(), sizes -> awayFromZero(0.1, 2, sizes));
        unary(cases, new LeakyRelu(0.01), sizes -> awayFromZero(0.1, 2, sizes));
        unary(cases, new Elu(1), sizes -> awayFromZero(0.1, 2, sizes));
        unary(cases, new Tanh(), sizes -> uniform(-3, 3, sizes));
        unary(cases, new Sigmoid(), sizes -> uniform(-6, 6, sizes));
        unary(cases, new Softplus(), sizes -> uniform(-6, 6, sizes));
        // Further out the derivative is what two nearly equal terms leave, and a single element has no larger one
        // beside it.
        unary(cases, new Gelu(Gelu.Form.ERF), sizes -> uniform(-2, 2, sizes));
        unary(cases, new Gelu(Gelu.Form.TANH), sizes -> uniform(-2, 2, sizes));
        binary(cases, new Add(), Inputs::real, Inputs::real);
        binary(cases, new Mul(), Inputs::real, Inputs::real);
        binary(cases, new Div(), Inputs::real, sizes -> awayFromZero(0.5, 2, sizes));
        binary(cases, new Pow(), sizes -> uniform(0.5, 2, sizes), sizes -> uniform(-2, 2, sizes));
        binary(cases, new Maximum(), Inputs::spaced, sizes -> uniform(0.01, 0.1, sizes));
        binary(cases, new Minimum(), Inputs::spaced, sizes -> uniform(0.01, 0.1, sizes));
        alongAnAxis(cases);
        return List.copyOf(cases);
    }

    private static void unary(List<OpCase> cases, Op op, Function<int[], Inputs> domain) {
        SHAPES.forEach((name, sizes) -> cases.add(of(name(op) + "-" + name, op, domain.apply(sizes))));
    }

    private static void binary(List<OpCase> cases, Op op, Function<int[], Inputs> left, Function<int[], Inputs> right) {
        SHAPES.forEach(
                (name, sizes) -> cases.add(of(name(op) + "-" + name, op, left.apply(sizes), right.apply(sizes))));
    }

    /** Over the second of five axes, of size 1, over the third, and over one axis of a prime size or of nothing around it. */
    private static void alongAnAxis(List<OpCase> cases) {
        for (int axis : new int[] {1, 2}) {
            List<Integer> axes = List.of(axis);
            for (Op op : List.of(
                    new Sum(axes, axis == 1),
                    new Mean(axes, axis == 1),
                    new Max(axes, axis == 1),
                    new Min(axes, axis == 1),
                    new LogSumExp(axes, axis == 1),
                    new Softmax(axis),
                    new LogSoftmax(axis),
                    new Standardize(axes, 0.1),
                    // over one element the gradient is what two equal terms leave: nothing that float32 could be held
                    // to
                    new RmsNormalize(axes, 0.1))) {
                cases.add(of(name(op) + "-of-five-axes-" + axis, op, spaced(2, 1, 3, 1, 2)));
                cases.add(of(name(op) + "-around-nothing-" + axis, op, real(0, 1, 5)));
                cases.add(
                        of(name(op) + "-prime-" + axis, op, uniform(-2, 2, 1, axis == 1 ? 37 : 2, axis == 1 ? 2 : 37)));
            }
        }
    }

    /** {@code logSumExp} as {@code log-sum-exp}. */
    private static String name(Op op) {
        String form = op instanceof Gelu gelu && gelu.form() == Gelu.Form.TANH ? "-tanh" : "";
        return op.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + form;
    }
}
