package gradbook.interop.onnx.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.proto.TensorProto.DataLocation;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxTensorsTest {
    static Stream<NdArray> arrays() {
        return Stream.of(
                NdArray.of(Shape.of(2, 2), 0.1f, -0f, Float.NaN, Float.MIN_VALUE),
                NdArray.of(Shape.of(3), 0.1, Double.NEGATIVE_INFINITY, Double.MAX_VALUE),
                NdArray.of(Shape.SCALAR, Integer.MIN_VALUE),
                NdArray.of(Shape.of(2, 0), new float[0]));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void whatIsWrittenIsReadBack(NdArray array) throws Exception {
        TensorProto tensor = TensorProto.parseFrom(OnnxTensors.write("x", array).toByteString());
        assertEquals("x", tensor.getName());
        assertEquals(array, OnnxTensors.read(tensor));
    }

    @Test
    void indicesAreWrittenIn64Bits() {
        NdArray indices = NdArray.of(Shape.of(3), -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        TensorProto tensor = OnnxTensors.writeInt64("shape", indices);
        assertEquals(DataType.INT64.getNumber(), tensor.getDataType());
        assertEquals(24, tensor.getRawData().size());
        assertEquals(indices, OnnxTensors.read(tensor));
    }

    @Test
    void rawBytesAreLittleEndian() {
        TensorProto tensor = OnnxTensors.write("one", NdArray.of(Shape.of(1), 1f));
        assertEquals(ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 0x3f}), tensor.getRawData());
    }

    @Test
    void everyTypeHasAListOfItsOwn() {
        assertEquals(
                NdArray.of(Shape.of(2), 0.5f, 2f),
                OnnxTensors.read(empty(DataType.FLOAT, 2)
                        .addAllFloatData(List.of(0.5f, 2f))
                        .build()));
        assertEquals(
                NdArray.of(Shape.of(2), 0.1, 2),
                OnnxTensors.read(empty(DataType.DOUBLE, 2)
                        .addAllDoubleData(List.of(0.1, 2.0))
                        .build()));
        assertEquals(
                NdArray.of(Shape.of(2), 7, -7),
                OnnxTensors.read(
                        empty(DataType.INT32, 2).addAllInt32Data(List.of(7, -7)).build()));
        assertEquals(
                NdArray.of(Shape.of(2), 7, -7),
                OnnxTensors.read(empty(DataType.INT64, 2)
                        .addAllInt64Data(List.of(7L, -7L))
                        .build()));
        assertEquals(
                NdArray.of(Shape.of(2), 0, 1),
                OnnxTensors.read(
                        empty(DataType.BOOL, 2).addAllInt32Data(List.of(0, 1)).build()));
    }

    @Test
    void booleansAreOneByteEach() {
        ByteString bytes = ByteString.copyFrom(new byte[] {1, 0, 1});
        assertEquals(
                NdArray.of(Shape.of(3), 1, 0, 1),
                OnnxTensors.read(empty(DataType.BOOL, 3).setRawData(bytes).build()));
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() {
        refused("expected 12 bytes for the sizes [3], found 4", floats(3).setRawData(ByteString.copyFrom(new byte[4])));
        refused("expected 3 elements for the sizes [3], found 1", floats(3).addFloatData(1));
        refused("expected 2147483647 elements for the sizes [2147483647], found 0", floats(Integer.MAX_VALUE));
        refused("expected sizes in 0..2147483647, found [-1]", floats(-1));
        refused("expected sizes in 0..2147483647, found [4294967296]", floats(1L << 32));
        refused("shape: more than 2^31 - 1 elements in [65536, 65536]", floats(1 << 16, 1 << 16));
        refused("expected FLOAT, DOUBLE, INT32, INT64 or BOOL, found FLOAT16", empty(DataType.FLOAT16, 1));
        refused(
                "expected FLOAT, DOUBLE, INT32, INT64 or BOOL, found type 99",
                floats(1).setDataType(99));
        refused(
                "expected integers of 32 bits, found 2147483648 at position 1",
                empty(DataType.INT64, 2).addInt64Data(1).addInt64Data(1L << 31));
        refused(
                "expected the data inside of the file, found a reference to another one",
                floats(1).setDataLocation(DataLocation.EXTERNAL));
    }

    @Test
    void aNameIsShownOnOneLine() {
        TensorProto tensor = floats(1).setName("a\nb\u001b").build();
        String message = assertThrows(IllegalArgumentException.class, () -> OnnxTensors.read(tensor))
                .getMessage();
        assertEquals("onnx: tensor \"a\\nb\\033\": expected 1 elements for the sizes [1], found 0", message);
    }

    private static TensorProto.Builder floats(long... sizes) {
        return empty(DataType.FLOAT, sizes);
    }

    private static TensorProto.Builder empty(DataType type, long... sizes) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("w").setDataType(type.getNumber());
        for (long size : sizes) {
            tensor.addDims(size);
        }
        return tensor;
    }

    private static void refused(String problem, TensorProto.Builder tensor) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> OnnxTensors.read(tensor.build()));
        assertEquals("onnx: tensor \"w\": " + problem, refusal.getMessage());
    }
}
