package gradbook.interop.onnx.reader;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The way of integers through operators that take floating numbers only: there and back by float64, which holds every int32, and
 * every sum, difference and product of two, exactly.
 */
final class Integers {
    private Integers() {}

    /** The result of {@code function}, in int32 if all inputs are. */
    static Tensor through(Function<Tensor[], Tensor> function, Tensor... inputs) {
        if (!Arrays.stream(inputs).allMatch(input -> input.dtype() == DType.INT32)) {
            return function.apply(inputs);
        }
        Tensor[] wide = Arrays.stream(inputs)
                .map(input -> Tensor.constant(input.value().to(DType.FLOAT64)))
                .toArray(Tensor[]::new);
        NdArray result = function.apply(wide).value();
        for (int i = 0; i < result.count(); i++) {
            if (result.at(i) != (int) result.at(i)) {
                throw new IllegalArgumentException("expected results in int32, found " + result.at(i));
            }
        }
        return Tensor.constant(result.to(DType.INT32));
    }

    /** Places that may be negative, counted from the end of an axis of this size, as places from its beginning. */
    static Tensor fromStart(Tensor places, int size) {
        NdArray given = places.value().to(DType.INT32);
        NdArray found = NdArray.zeros(places.shape(), DType.INT32);
        for (int i = 0; i < found.count(); i++) {
            int place = given.ints()[i];
            found.ints()[i] = place < 0 ? place + size : place;
        }
        return Tensor.constant(found);
    }
}
