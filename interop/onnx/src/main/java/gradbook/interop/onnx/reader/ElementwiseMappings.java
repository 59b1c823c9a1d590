package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.binary;
import static gradbook.interop.onnx.reader.Mapping.of;
import static gradbook.interop.onnx.reader.Mapping.unary;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/** Arithmetic and elementary functions. */
final class ElementwiseMappings {
    static final List<Mapping> ALL = List.of(
            fold("Add", Tensor::add),
            fold("Sub", Tensor::sub),
            fold("Mul", Tensor::mul),
            binary("Div", Tensor::div),
            of("Pow", ElementwiseMappings::pow),
            of("Neg", call -> Integers.through(x -> x[0].neg(), call.input(0))),
            unary("Abs", Tensor::abs),
            unary("Sign", Tensor::sign),
            unary("Sqrt", Tensor::sqrt),
            unary("Reciprocal", x -> scalar(x, 1).div(x)),
            unary("Exp", Tensor::exp),
            unary("Log", Tensor::log),
            unary("Sin", Tensor::sin),
            unary("Cos", Tensor::cos),
            unary("Erf", Tensor::erf),
            fold("Max", Tensor::maximum),
            fold("Min", Tensor::minimum),
            fold("Sum", Tensor::add),
            of("Mean", call -> folded(call, Tensor::add).div(call.count())),
            of("Clip", ElementwiseMappings::clip),
            of("Where", call -> Integers.through(x -> x[0].where(call.input(0), x[1]), call.input(1), call.input(2))));

    private ElementwiseMappings() {}

    /** An operator over all inputs from the first on; one rounding for two of them. */
    private static Mapping fold(String type, BinaryOperator<Tensor> operator) {
        return of(type, call -> folded(call, operator));
    }

    private static Tensor folded(Call call, BinaryOperator<Tensor> operator) {
        return Integers.through(x -> Arrays.stream(x).reduce(operator).orElseThrow(), call.inputs());
    }

    /** The exponent may be of another type than the base, whose type the result has. */
    private static Tensor pow(Call call) {
        Tensor base = call.input(0);
        return base.pow(Tensor.constant(call.input(1).value().to(base.dtype())));
    }

    private static Tensor clip(Call call) {
        double min = call.optional(1).map(Tensor::item).orElse(Double.NEGATIVE_INFINITY);
        double max = call.optional(2).map(Tensor::item).orElse(Double.POSITIVE_INFINITY);
        return call.input(0).clamp(min, max);
    }

    /** A constant of x's type. */
    static Tensor scalar(Tensor x, double value) {
        return Tensor.constant(NdArray.scalar(x.dtype(), value));
    }
}
