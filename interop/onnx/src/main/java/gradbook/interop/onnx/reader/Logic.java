package gradbook.interop.onnx.reader;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.List;

/** Truth values, which the engine has as int32 0 and 1, and what gives them: nothing of it has a gradient. */
final class Logic {
    static final List<Mapping> ALL = List.of(
            compare("Equal", (a, b) -> a == b),
            compare("Greater", (a, b) -> a > b),
            compare("GreaterOrEqual", (a, b) -> a >= b),
            compare("Less", (a, b) -> a < b),
            compare("LessOrEqual", (a, b) -> a <= b),
            compare("And", (a, b) -> a != 0 && b != 0),
            compare("Or", (a, b) -> a != 0 || b != 0),
            compare("Xor", (a, b) -> a != b),
            Mapping.unary("Not", x -> each(x.shape(), i -> x.value().at(i) == 0)),
            Mapping.unary(
                    "IsNaN", x -> each(x.shape(), i -> Double.isNaN(x.value().at(i)))));

    private Logic() {}

    /** Of two numbers, whose types double holds exactly. */
    @FunctionalInterface
    private interface Comparison {
        boolean of(double a, double b);
    }

    @FunctionalInterface
    private interface Places {
        boolean at(int index);
    }

    /** 1 where x is not 0. */
    static NdArray truth(NdArray x) {
        return each(x.shape(), i -> x.at(i) != 0).value();
    }

    private static Mapping compare(String type, Comparison comparison) {
        return Mapping.binary(type, (a, b) -> {
            Shape shape = Shape.broadcast(type, a.shape(), b.shape());
            NdArray x = spread(a, shape);
            NdArray y = spread(b, shape);
            return each(shape, i -> comparison.of(x.at(i), y.at(i)));
        });
    }

    private static NdArray spread(Tensor x, Shape shape) {
        return Tensor.constant(x.value().to(DType.FLOAT64))
                .expand(shape.sizes())
                .value();
    }

    private static Tensor each(Shape shape, Places truth) {
        NdArray values = NdArray.zeros(shape, DType.INT32);
        for (int i = 0; i < values.count(); i++) {
            values.ints()[i] = truth.at(i) ? 1 : 0;
        }
        return Tensor.constant(values);
    }
}
