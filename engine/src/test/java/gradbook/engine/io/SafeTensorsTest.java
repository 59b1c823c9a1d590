package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsTest {
    /** Quiet and signalling NaNs with payloads, both zeros, both infinities, the smallest and largest subnormal, 1. */
    private static final int[] FLOAT_BITS = {
        0x7fc00000,
        0xffc12345,
        0x7f800001,
        0xffbfffff,
        0x00000000,
        0x80000000,
        0x7f800000,
        0xff800000,
        0x00000001,
        0x807fffff,
        0x3f800000
    };

    private static final long[] DOUBLE_BITS = {
        0x7ff8000000000000L,
        0xfff8123456789abcL,
        0x7ff0000000000001L,
        0xfff7ffffffffffffL,
        0x0000000000000000L,
        0x8000000000000000L,
        0x7ff0000000000000L,
        0xfff0000000000000L,
        0x0000000000000001L,
        0x800fffffffffffffL,
        0x3ff0000000000000L
    };

    @TempDir
    Path folder;

    static Stream<Arguments> arrays() {
        float[] floats = new float[FLOAT_BITS.length];
        double[] doubles = new double[DOUBLE_BITS.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(FLOAT_BITS[i]);
        }
        Arrays.setAll(doubles, i -> Double.longBitsToDouble(DOUBLE_BITS[i]));
        // 65,536 bytes are read at once: one element less, just so many, one more, and several times as many.
        return Stream.of(
                Arguments.of("special float32", NdArray.of(Shape.of(11), floats)),
                Arguments.of("special float64", NdArray.of(Shape.of(11), doubles)),
                Arguments.of("int32", NdArray.of(Shape.of(2, 2), Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE)),
                Arguments.of("scalar", NdArray.scalar(DType.FLOAT32, 0.1)),
                Arguments.of("scalar float64", NdArray.scalar(DType.FLOAT64, 0.1)),
                Arguments.of("empty", NdArray.zeros(Shape.of(0), DType.FLOAT32)),
                Arguments.of("empty in the middle", NdArray.zeros(Shape.of(3, 0, 2), DType.FLOAT64)),
                Arguments.of("empty and wide", NdArray.zeros(Shape.of(0, 2147483647, 2147483647), DType.INT32)),
                Arguments.of("chunk - 1", ascending(Shape.of(16383))),
                Arguments.of("chunk", ascending(Shape.of(128, 128))),
                Arguments.of("chunk + 1", ascending(Shape.of(16385))),
                Arguments.of("chunks", ascending(Shape.of(3, 20000))),
                Arguments.of("chunks of float64", ascending(Shape.of(3, 20000)).to(DType.FLOAT64)),
                Arguments.of("chunks of int32", ascending(Shape.of(3, 20000)).to(DType.INT32)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void everyBitComesBack(String name, NdArray array) throws IOException {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        tensors.put("before", NdArray.of(Shape.of(1), 1f));
        tensors.put(name, array);
        tensors.put("behind", NdArray.of(Shape.of(1), 2.0));
        Map<String, NdArray> back = throughFile(SafeTensors.of(tensors)).tensors();
        assertEquals(List.of("before", name, "behind"), List.copyOf(back.keySet()));
        assertEquals(array.dtype(), back.get(name).dtype());
        assertEquals(array.shape(), back.get(name).shape());
        assertArrayEquals(bits(array), bits(back.get(name)));
        assertEquals(1, back.get("before").item());
        assertEquals(2, back.get("behind").item());
    }

    static Stream<String> names() {
        return Stream.of(
                "fc1.weight",
                "",
                " ",
                "a\"b\\c/d",
                "\b\f\n\r\t\0\u001f\u007f",
                "größe",
                "重み",
                "\ud83d\ude00",
                "\u2028\ufeff\uffff",
                "dtype",
                "__metadata",
                "n".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameComesBack(String name) throws IOException {
        SafeTensors file = new SafeTensors(Map.of(name, NdArray.of(Shape.of(1), 3f)), Map.of(name, name));
        SafeTensors back = throughFile(file);
        assertEquals(file, back);
        assertEquals(List.of(name), List.copyOf(back.tensors().keySet()));
    }

    /** Worked by hand: 138 bytes of header, padded to 144 (0x90); the float64's data first. */
    @Test
    void theBytesAreThoseWorkedByHand() throws IOException {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        tensors.put("w", NdArray.of(Shape.of(1, 2), 1f, -2f));
        tensors.put("a\t", NdArray.of(Shape.SCALAR, 0.5));
        String header = "{\"__metadata__\":{\"by\":\"ü\"},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]},"
                + "\"a\\t\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]}}";
        String expected = "9000000000000000"
                + HexFormat.of().formatHex((header + " ".repeat(6)).getBytes(StandardCharsets.UTF_8))
                + "000000000000e03f"
                + "0000803f000000c0";
        assertEquals(expected, HexFormat.of().formatHex(bytes(new SafeTensors(tensors, Map.of("by", "ü")))));
    }

    @Test
    void aFileOfNothingIsAHeader() throws IOException {
        SafeTensors nothing = SafeTensors.of(Map.of());
        assertArrayEquals("\10\0\0\0\0\0\0\0{}      ".getBytes(StandardCharsets.ISO_8859_1), bytes(nothing));
        assertEquals(nothing, throughFile(nothing));
    }

    @Test
    void equalContentsGiveEqualBytes() throws IOException {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        Map<String, String> forwards = new LinkedHashMap<>();
        Map<String, String> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            tensors.put("layer" + i, ascending(Shape.of(i)));
            forwards.put("key" + i, "value");
            backwards.put("key" + (8 - i), "value");
        }
        byte[] bytes = bytes(new SafeTensors(tensors, forwards));
        assertArrayEquals(bytes, bytes(new SafeTensors(tensors, backwards)));
        Path file = folder.resolve("written");
        new SafeTensors(tensors, forwards).write(file);
        assertArrayEquals(bytes, Files.readAllBytes(file));
        SafeTensors.read(file).write(file);
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void theDataOfEachArrayAreAligned() throws IOException {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 1; i < 8; i++) {
            DType dtype = DType.values()[i % 3];
            names.add(dtype + " " + i);
            tensors.put(dtype + " " + i, ascending(Shape.of(i)).to(dtype));
        }
        Header header = Header.of(tensors, Map.of());
        header.extents()
                .forEach((name, extent) -> assertEquals(
                        0, extent.begin() % Elements.width(extent.dtype()), name + " begins at " + extent.begin()));
        assertEquals(
                names,
                List.copyOf(throughFile(SafeTensors.of(tensors)).tensors().keySet()));
    }

    /** As others may write it: in white space, order of fields, names and data, and escapes. Here ' stands for ". */
    static Stream<String> headersOfOthers() {
        String a = "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}";
        String b = "'b':{'dtype':'F32','shape':[],'data_offsets':[4,8]}";
        return Stream.of(
                "{" + a + "," + b + "}",
                "{" + b + "," + a + "}",
                "{" + a + "," + b + ",'__metadata__':{}}",
                "{" + a + ",'b':{'data_offsets':[4,8],'shape':[],'dtype':'F32'}}",
                "{'\\u0061':{'dtype':'\\u00463\\u0032','sh\\u0061pe':[1],'data_offsets':[0,4]}," + b + "}",
                "{" + a + " ,\t'b'\r:\n{ 'dtype' : 'F32' , 'shape' : [ ] , 'data_offsets' : [ 4 , 8 ] } } \n\t ");
    }

    @ParameterizedTest
    @MethodSource("headersOfOthers")
    void headersMayDifferInForm(String header) throws IOException {
        Path file = folder.resolve("other");
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                file,
                bytes.putLong(json.length).put(json).putFloat(1).putFloat(2).array());
        Map<String, NdArray> expected = Map.of("a", NdArray.of(Shape.of(1), 1f), "b", NdArray.of(Shape.SCALAR, 2f));
        assertEquals(SafeTensors.of(expected), SafeTensors.read(file));
    }

    /** PyTorch counts batches in int64. */
    @Test
    void wholeNumbersOf64BitsAreReadIfTheyFit32() throws IOException {
        assertEquals(
                NdArray.of(Shape.of(3), 7, -1, Integer.MIN_VALUE),
                SafeTensors.read(counts(7, -1, Integer.MIN_VALUE)).tensors().get("n"));
        Path file = counts(1, 1L << 31, 3);
        assertEquals(
                file + ": tensor \"n\": expected I64 numbers of at most 32 bits, found a larger one",
                assertThrows(WeightsException.class, () -> SafeTensors.read(file))
                        .getMessage());
    }

    private Path counts(long... values) throws IOException {
        byte[] json = "{'n':{'dtype':'I64','shape':[3],'data_offsets':[0,24]}}"
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 24).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (long value : values) {
            bytes.putLong(value);
        }
        return Files.write(folder.resolve("counts"), bytes.array());
    }

    @Test
    void whatCannotBeWrittenCannotBeBuilt() {
        NdArray one = NdArray.of(Shape.of(1), 1f);
        assertEquals(
                "safetensors: the name __metadata__ is taken by the format, found it on an array",
                refused(Map.of("__metadata__", one), Map.of()));
        String half = "safetensors: expected names and metadata of whole characters, found half a surrogate pair in "
                + "\"a\\u{d800}\"";
        assertEquals(half, refused(Map.of("a\ud800", one), Map.of()));
        assertEquals(half, refused(Map.of("a", one), Map.of("a\ud800", "b")));
        assertEquals(half, refused(Map.of("a", one), Map.of("a", "a\ud800")));
    }

    /** The header is 24 characters around the text, so a text of 8 fills 32 bytes, and one of 9 needs 40. */
    @Test
    void aHeaderLongerThanTheLimitIsNotWritten() {
        assertEquals(32, HeaderWriter.bytes(new Header(Map.of("", "12345678"), Map.of()), 32).length);
        Header tooLong = new Header(Map.of("", "123456789"), Map.of());
        assertEquals(
                "safetensors: expected names and metadata for a header of at most 32 bytes, found 40",
                assertThrows(IllegalArgumentException.class, () -> HeaderWriter.bytes(tooLong, 32))
                        .getMessage());
    }

    @Test
    void aFileThatIsNotThereIsNotAMatterOfWeights() {
        assertThrows(NoSuchFileException.class, () -> SafeTensors.read(folder.resolve("missing")));
    }

    private static String refused(Map<String, NdArray> tensors, Map<String, String> metadata) {
        return assertThrows(IllegalArgumentException.class, () -> new SafeTensors(tensors, metadata))
                .getMessage();
    }

    private SafeTensors throughFile(SafeTensors weights) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        weights.write(file);
        return SafeTensors.read(file);
    }

    private static byte[] bytes(SafeTensors weights) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        weights.writeTo(out);
        return out.toByteArray();
    }

    private static NdArray ascending(Shape shape) {
        float[] values = new float[shape.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        return NdArray.of(shape, values);
    }

    private static long[] bits(NdArray array) {
        long[] bits = new long[array.count()];
        Arrays.setAll(bits, i -> switch (array.dtype()) {
            case FLOAT32 -> Float.floatToRawIntBits(array.floats()[i]);
            case FLOAT64 -> Double.doubleToRawLongBits(array.doubles()[i]);
            case INT32 -> array.ints()[i];
        });
        return bits;
    }
}
