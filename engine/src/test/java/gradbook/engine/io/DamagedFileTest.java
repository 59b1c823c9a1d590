package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files damaged by accident, or made to do harm: whatever they claim, little is allocated and one exception thrown. */
class DamagedFileTest {
    /** A small file needs a few thousand bytes, the first one's classes 360,000; what its header can claim is millions. */
    private static final long MOST_ALLOCATED = 1 << 20;

    /** Files; {@code scripts/fuzz} tries more, and knows the code. */
    private static final int DAMAGED = 5_000;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("w.safetensors");
    }

    static Stream<Arguments> lengths() {
        String most = "expected a header of at most 100000000 bytes, found the length ";
        return Stream.of(
                length(2, 15, "expected 0 bytes after the header, found 13"),
                length(17, 16, "expected a header of 17 bytes, found 16 to the file's end"),
                length(100_000_000, 16, "expected a header of 100000000 bytes, found 16 to the file's end"),
                length(100_000_001, 16, most + "100000001"),
                length(100_000_001, 100_000_001, most + "100000001"),
                length(1L << 32, 16, most + "4294967296"),
                length(Long.MAX_VALUE, 16, most + "9223372036854775807"),
                length(Long.MIN_VALUE, 16, most + "9223372036854775808"),
                length(-1, 16, most + "18446744073709551615"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aLengthIsHeldToTheFileAndTheLimit(long length, long bytesBehind, String sentence) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, start.putLong(length).put((byte) '{').put((byte) '}').array());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(8 + bytesBehind);
        }
        long before = Allocation.bytes();
        String found = refused();
        long allocated = Allocation.bytes() - before;
        assertEquals(file + ": " + sentence, found);
        assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
    }

    @Test
    void aFolderIsRefused() {
        file = folder;
        assertEquals(folder + ": expected a file, found a folder", refused());
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        byte[] whole = small();
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            String sentence = refused();
            assertTrue(sentence.startsWith(file + ": expected "), sentence);
            assertTrue(sentence.contains(", found "), sentence);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertEquals(file + ": expected 32 bytes after the header, found 33", refused());
    }

    /** 20,000 damaged files: each is read, and then written and read again with the same result, or refused in one line. */
    @Test
    void damageIsNoticedOrHarmless() throws IOException {
        Random random = new Random(1);
        byte[] whole = small();
        int accepted = 0;
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = whole;
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                damaged = damage(damaged, random);
            }
            Files.write(file, damaged);
            long before = Allocation.bytes();
            try {
                SafeTensors read = SafeTensors.read(file);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                read.writeTo(out);
                Files.write(file, out.toByteArray());
                assertEquals(read, SafeTensors.read(file));
                accepted++;
            } catch (WeightsException refused) {
                String sentence = refused.getMessage();
                assertTrue(sentence.startsWith(file + ": "), sentence);
                assertTrue(sentence.length() < file.toString().length() + 500, sentence);
                assertEquals(1, sentence.lines().count(), sentence);
            }
            long allocated = Allocation.bytes() - before;
            assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
        }
        // Damage to a number or a name is harmless, to the rest of the header not: both must have happened.
        assertTrue(accepted > DAMAGED / 40 && accepted < DAMAGED - DAMAGED / 40, "accepted " + accepted);
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        int at = random.nextInt(bytes.length);
        int other = random.nextInt(bytes.length);
        int from = Math.min(at, other);
        int to = Math.max(at, other);
        switch (random.nextInt(8)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) random.nextInt();
            case 2 -> damaged[at] = (byte) "0123456789\"\\{}[]:,- u".charAt(random.nextInt(21));
            case 3 -> damaged[at] = damaged[other];
            case 4 -> damaged[random.nextInt(Math.min(8, bytes.length))] = (byte) random.nextInt();
            case 5 -> damaged = join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            case 6 -> damaged = join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
            default -> digitForDigit(damaged, at, random);
        }
        return damaged;
    }

    /** What is left is JSON, with other numbers. */
    private static void digitForDigit(byte[] bytes, int from, Random random) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                bytes[at] = (byte) ('0' + random.nextInt(10));
                return;
            }
        }
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** A file with everything in it: 32 bytes of data. */
    private static byte[] small() throws IOException {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        tensors.put("fc.weight", NdArray.of(Shape.of(2, 2), 1f, -2f, 0.1f, Float.NaN));
        tensors.put("größe", NdArray.of(Shape.SCALAR, 0.5));
        tensors.put("\n", NdArray.of(Shape.of(1, 2), 7, -7));
        tensors.put("none", NdArray.of(Shape.of(0), new float[0]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SafeTensors(tensors, Map.of("format", "pt")).writeTo(out);
        return out.toByteArray();
    }

    private String refused() {
        return assertThrows(WeightsException.class, () -> SafeTensors.read(file))
                .getMessage();
    }

    private static Arguments length(long length, long bytesBehind, String sentence) {
        return Arguments.of(length, bytesBehind, sentence);
    }
}
