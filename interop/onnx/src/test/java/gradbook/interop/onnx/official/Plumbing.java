package gradbook.interop.onnx.official;

import static gradbook.interop.onnx.official.Mapping.of;
import static gradbook.interop.onnx.official.Mapping.unary;
import static gradbook.interop.onnx.official.Tolerance.EXACT;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.List;

/**
 * What holds a graph of several nodes together and computes nothing: the engine's arrays have it, not its catalogue. A case of
 * nothing else is not counted.
 */
final class Plumbing {
    static final List<Mapping> ALL = List.of(
            unary("Identity", EXACT, x -> x),
            of(
                    "Constant",
                    EXACT,
                    call -> Tensor.constant(call.attributes().array("value").orElseThrow())),
            of("ConstantOfShape", EXACT, Plumbing::constantOfShape),
            of("Cast", EXACT, Plumbing::cast),
            unary("Shape", EXACT, x -> integers(x.shape().sizes())),
            unary(
                    "Size",
                    EXACT,
                    x -> Tensor.constant(NdArray.of(Shape.SCALAR, x.shape().count()))));

    private Plumbing() {}

    private static Tensor integers(int... values) {
        return Tensor.constant(NdArray.of(Shape.of(values.length), values));
    }

    private static Tensor constantOfShape(Call call) {
        NdArray value = call.attributes().array("value").orElse(NdArray.scalar(DType.FLOAT32, 0));
        Shape shape = Shape.of(call.integers(0).orElseThrow());
        return Tensor.constant(NdArray.full(shape, value.dtype(), value.at(0)));
    }

    private static Tensor cast(Call call) {
        DataType type = DataType.forNumber(call.attributes().integer("to", 0));
        NdArray x = call.input(0).value();
        return Tensor.constant(
                switch (type) {
                    case FLOAT -> x.to(DType.FLOAT32);
                    case DOUBLE -> x.to(DType.FLOAT64);
                    case INT32, INT64 -> x.to(DType.INT32);
                    default -> throw new UnsupportedOperationException("cast to " + type);
                });
    }
}
