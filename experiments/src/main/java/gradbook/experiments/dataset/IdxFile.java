package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A file of unsigned bytes in the IDX format of the MNIST page: a big-endian magic number (two zero bytes, the type
 * 0x08, the number of dimensions), one big-endian 32-bit size per dimension, then the values in row-major order.
 */
public final class IdxFile {
    private static final int UNSIGNED_BYTES = 0x0000_0800;
    private static final int LABELS = UNSIGNED_BYTES | 1;
    private static final int IMAGES = UNSIGNED_BYTES | 3;

    private final String name;
    private final int[] sizes;
    private final byte[] values;

    private IdxFile(String name, int[] sizes, byte[] values) {
        this.name = name;
        this.sizes = sizes;
        this.values = values;
    }

    /**
     * Reads labels (one dimension) or images (three). Nothing is allocated on the header's word: its sizes must
     * multiply out to the bytes that are there.
     *
     * @throws Failure naming {@code fileName}, what was expected and what was found
     */
    public static IdxFile parse(String fileName, byte[] content) {
        if (content.length < Integer.BYTES) {
            throw broken(fileName, "has " + content.length + " bytes, fewer than the 4 of an IDX magic number");
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        int magic = buffer.getInt();
        if ((magic & ~0xff) != UNSIGNED_BYTES) {
            throw broken(
                    fileName,
                    String.format(
                            "has the magic number 0x%08x, expected 0x%08x (labels) or 0x%08x (images)",
                            magic, LABELS, IMAGES));
        }
        int dimensions = magic & 0xff;
        if (magic != LABELS && magic != IMAGES) {
            throw broken(fileName, "has " + dimensions + " dimensions, expected 1 (labels) or 3 (images)");
        }
        int header = Integer.BYTES * (1 + dimensions);
        if (content.length < header) {
            throw broken(
                    fileName,
                    "has " + content.length + " bytes, fewer than the " + header + " of an IDX header with "
                            + dimensions + " dimensions");
        }
        long[] sizes = LongStream.generate(() -> Integer.toUnsignedLong(buffer.getInt()))
                .limit(dimensions)
                .toArray();
        checkProduct(fileName, sizes, content.length - header);
        return new IdxFile(
                fileName,
                Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray(),
                Arrays.copyOfRange(content, header, content.length));
    }

    /** The file's name, for messages. */
    public String name() {
        return name;
    }

    /** A copy of the sizes, outermost first: {@code [60000]} or {@code [60000, 28, 28]}. */
    public int[] sizes() {
        return sizes.clone();
    }

    /** The values themselves, not a copy (47 MB for MNIST): read {@code v & 0xff}, and write nothing. */
    public byte[] values() {
        return values;
    }

    private static void checkProduct(String fileName, long[] sizes, int found) {
        String factors = Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(" x "));
        long product = 1;
        for (long size : sizes) {
            // Each factor is below 2^32 and the product at most 2^31 here: a long cannot overflow before it is caught.
            product *= size;
            if (size > Integer.MAX_VALUE || product > Integer.MAX_VALUE) {
                throw broken(
                        fileName,
                        "has sizes " + factors + ", over " + Integer.MAX_VALUE + " values, but " + found
                                + " bytes after its header");
            }
        }
        if (product != found) {
            throw broken(
                    fileName,
                    "has sizes " + factors + " = " + product + " values, but " + found + " bytes after its header");
        }
    }

    private static Failure broken(String fileName, String finding) {
        return new Failure(fileName + " " + finding + "; replace the file by the original");
    }
}
