package gradbook.interop.pytorch.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.Arrays;

/** Arrays of ours as libtorch's, and back, bit for bit. */
final class Handover {
    private Handover() {}

    static NDArray toTorch(NdArray array, NDManager manager) {
        long[] sizes = Arrays.stream(array.shape().sizes()).asLongStream().toArray();
        ai.djl.ndarray.types.Shape shape = new ai.djl.ndarray.types.Shape(sizes);
        return switch (array.dtype()) {
            case FLOAT32 -> manager.create(array.floats(), shape);
            case FLOAT64 -> manager.create(array.doubles(), shape);
            case INT32 ->
                manager.create(Arrays.stream(array.ints()).asLongStream().toArray(), shape);
        };
    }

    static NdArray fromTorch(NDArray array) {
        Shape shape = Shape.of(Arrays.stream(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray());
        return switch (array.getDataType()) {
            case FLOAT32 -> NdArray.of(shape, array.toFloatArray());
            case FLOAT64 -> NdArray.of(shape, array.toDoubleArray());
            default ->
                NdArray.of(
                        shape,
                        Arrays.stream(array.toType(DataType.INT64, true).toLongArray())
                                .mapToInt(Math::toIntExact)
                                .toArray());
        };
    }
}
