package gradbook.interop.onnx.tensor;

import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.TensorProto.DataLocation;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Arrays as ONNX stores them: FLOAT is float32, DOUBLE float64, INT32 int32. ONNX's INT64 (shapes, indices) and BOOL are read as
 * int32, which is all the engine has; a number beyond int32 is refused, not cut. Sizes are compared with the data that there is
 * before anything is allocated.
 */
public final class OnnxTensors {
    private OnnxTensors() {}

    /**
     * The array that a tensor holds, from its raw bytes or from the list that its type has.
     *
     * @throws IllegalArgumentException if its type is another one, or its data do not fit its sizes; the message names the tensor
     */
    public static NdArray read(TensorProto tensor) {
        Shape shape = shape(tensor);
        if (tensor.getDataLocation() == DataLocation.EXTERNAL) {
            throw wrong(tensor, "expected the data inside of the file, found a reference to another one");
        }
        DataType type = DataType.forNumber(tensor.getDataType());
        return switch (type == null ? DataType.UNDEFINED : type) {
            case FLOAT -> NdArray.of(shape, floats(tensor, shape.count()));
            case DOUBLE -> NdArray.of(shape, doubles(tensor, shape.count()));
            case INT32 -> NdArray.of(shape, ints(tensor, shape.count()));
            case INT64 -> NdArray.of(shape, longs(tensor, shape.count()));
            case BOOL -> NdArray.of(shape, booleans(tensor, shape.count()));
            default ->
                throw wrong(
                        tensor,
                        "expected FLOAT, DOUBLE, INT32, INT64 or BOOL, found "
                                + (type == null ? "type " + tensor.getDataType() : type));
        };
    }

    /** A tensor of the array's own type, in raw bytes. */
    public static TensorProto write(String name, NdArray array) {
        ByteBuffer bytes = allocate((long) array.count() * (array.dtype() == DType.FLOAT64 ? 8 : 4));
        switch (array.dtype()) {
            case FLOAT32 -> bytes.asFloatBuffer().put(array.floats());
            case FLOAT64 -> bytes.asDoubleBuffer().put(array.doubles());
            case INT32 -> bytes.asIntBuffer().put(array.ints());
        }
        return tensor(name, type(array.dtype()), array.shape(), bytes);
    }

    /** ONNX's name for a type. */
    public static DataType type(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> DataType.FLOAT;
            case FLOAT64 -> DataType.DOUBLE;
            case INT32 -> DataType.INT32;
        };
    }

    /** An INT64 tensor of int32 values: ONNX wants shapes, axes and indices so. */
    public static TensorProto writeInt64(String name, NdArray array) {
        int[] values = array.ints();
        ByteBuffer bytes = allocate(8L * values.length);
        for (int i = 0; i < values.length; i++) {
            bytes.putLong(8 * i, values[i]);
        }
        return tensor(name, DataType.INT64, array.shape(), bytes);
    }

    private static TensorProto tensor(String name, DataType type, Shape shape, ByteBuffer bytes) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (int size : shape.sizes()) {
            tensor.addDims(size);
        }
        return tensor.setRawData(ByteString.copyFrom(bytes)).build();
    }

    private static ByteBuffer allocate(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Shape shape(TensorProto tensor) {
        int[] sizes = new int[tensor.getDimsCount()];
        for (int axis = 0; axis < sizes.length; axis++) {
            long size = tensor.getDims(axis);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw wrong(tensor, "expected sizes in 0.." + Integer.MAX_VALUE + ", found " + tensor.getDimsList());
            }
            sizes[axis] = (int) size;
        }
        try {
            return Shape.of(sizes);
        } catch (IllegalArgumentException e) {
            throw wrong(tensor, e.getMessage());
        }
    }

    private static float[] floats(TensorProto tensor, int count) {
        boolean raw = isRaw(tensor, count, Float.BYTES, tensor.getFloatDataCount());
        float[] values = new float[count];
        if (raw) {
            bytes(tensor).asFloatBuffer().get(values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = tensor.getFloatData(i);
        }
        return values;
    }

    private static double[] doubles(TensorProto tensor, int count) {
        boolean raw = isRaw(tensor, count, Double.BYTES, tensor.getDoubleDataCount());
        double[] values = new double[count];
        if (raw) {
            bytes(tensor).asDoubleBuffer().get(values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = tensor.getDoubleData(i);
        }
        return values;
    }

    private static int[] ints(TensorProto tensor, int count) {
        boolean raw = isRaw(tensor, count, Integer.BYTES, tensor.getInt32DataCount());
        int[] values = new int[count];
        if (raw) {
            bytes(tensor).asIntBuffer().get(values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = tensor.getInt32Data(i);
        }
        return values;
    }

    private static int[] longs(TensorProto tensor, int count) {
        boolean raw = isRaw(tensor, count, Long.BYTES, tensor.getInt64DataCount());
        int[] values = new int[count];
        ByteBuffer bytes = bytes(tensor);
        for (int i = 0; i < count; i++) {
            long value = raw ? bytes.getLong(Long.BYTES * i) : tensor.getInt64Data(i);
            if (value != (int) value) {
                throw wrong(tensor, "expected integers of 32 bits, found " + value + " at position " + i);
            }
            values[i] = (int) value;
        }
        return values;
    }

    private static int[] booleans(TensorProto tensor, int count) {
        boolean raw = isRaw(tensor, count, Byte.BYTES, tensor.getInt32DataCount());
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = (raw ? tensor.getRawData().byteAt(i) : tensor.getInt32Data(i)) == 0 ? 0 : 1;
        }
        return values;
    }

    private static ByteBuffer bytes(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the elements stand in raw bytes; refuses any other number of them than the sizes say. */
    private static boolean isRaw(TensorProto tensor, int count, int width, int listed) {
        boolean raw = tensor.hasRawData();
        long expected = raw ? (long) count * width : count;
        int found = raw ? tensor.getRawData().size() : listed;
        if (found != expected) {
            throw wrong(
                    tensor,
                    "expected " + expected + (raw ? " bytes" : " elements") + " for the sizes " + tensor.getDimsList()
                            + ", found " + found);
        }
        return raw;
    }

    private static IllegalArgumentException wrong(TensorProto tensor, String problem) {
        String name = TextFormat.escapeBytes(tensor.getNameBytes());
        return new IllegalArgumentException("onnx: tensor \"" + name + "\": " + problem);
    }
}
