package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.of;
import static gradbook.interop.onnx.reader.Mapping.unary;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What holds a graph of several nodes together and computes nothing.
 */
final class Plumbing {
    static final List<Mapping> ALL = List.of(
            unary("Identity", x -> x),
            of("Constant", Plumbing::constant),
            of("ConstantOfShape", Plumbing::constantOfShape),
            of("Cast", Plumbing::cast),
            of("Shape", Plumbing::shape),
            unary(
                    "Size",
                    x -> Tensor.constant(NdArray.of(Shape.SCALAR, x.shape().count()))));

    private Plumbing() {}

    /** The sizes of the axes from start to end, which may be counted from the last one. */
    private static Tensor shape(Call call) {
        int[] sizes = call.input(0).shape().sizes();
        int start = place(call.attributes().integer("start", 0), sizes.length);
        int end = place(call.attributes().integer("end", sizes.length), sizes.length);
        return integers(Arrays.copyOfRange(sizes, Math.min(start, end), end));
    }

    private static int place(int axis, int rank) {
        return Math.max(0, Math.min(axis < 0 ? axis + rank : axis, rank));
    }

    private static Tensor integers(int... values) {
        return Tensor.constant(NdArray.of(Shape.of(values.length), values));
    }

    private static Tensor constant(Call call) {
        return Tensor.constant(call.attributes()
                .array("value")
                .orElseThrow(() -> new IllegalArgumentException("expected an attribute value, found none")));
    }

    private static Tensor constantOfShape(Call call) {
        NdArray value = call.attributes().array("value").orElse(NdArray.scalar(DType.FLOAT32, 0));
        call.refuse(value.count() != 1, "expected one value, found shape " + value.shape());
        Shape shape = Shape.of(call.input(0).value().ints());
        return Tensor.constant(NdArray.full(shape, value.dtype(), value.at(0)));
    }

    /** Numbers that the narrower type holds, too. */
    private static NdArray within(NdArray x, int least, int most) {
        if (IntStream.of(x.ints()).anyMatch(value -> value < least || value > most)) {
            throw new IllegalArgumentException("expected numbers in " + least + ".." + most + ", found " + x);
        }
        return x;
    }

    private static Tensor cast(Call call) {
        DataType type = DataType.forNumber(call.attributes().integer("to", 0));
        NdArray x = call.input(0).value();
        call.refuse(type == null, "expected a type to cast to, found none");
        return Tensor.constant(
                switch (type) {
                    case FLOAT -> x.to(DType.FLOAT32);
                    case DOUBLE -> x.to(DType.FLOAT64);
                    case INT32, INT64 -> x.to(DType.INT32);
                    case UINT8 -> within(x.to(DType.INT32), 0, 255);
                    case BOOL -> Logic.truth(x);
                    default -> throw new IllegalArgumentException("the engine has no " + type + " to cast to");
                });
    }
}
