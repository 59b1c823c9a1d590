package gradbook.engine.io;

import gradbook.engine.array.NdArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named arrays in the safetensors format (github.com/huggingface/safetensors, "Format"): eight bytes with the length of the
 * header, little-endian; the header, {@code {"name":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}} in JSON; the
 * elements, row-major, little-endian. Types: F32, F64, I32; I64 is read too, as int32 if the numbers fit.
 *
 * @param tensors the arrays, themselves and not copies, in an order that a file keeps
 * @param metadata texts for the reader of a file, ordered by key
 */
public record SafeTensors(Map<String, NdArray> tensors, Map<String, String> metadata) {
    /**
     * Arrays and texts for a file.
     *
     * @throws IllegalArgumentException if a name or text has no UTF-8 form (half a surrogate pair), or an array has the
     *     name {@code __metadata__}
     */
    public SafeTensors {
        if (tensors.containsKey(Header.METADATA)) {
            throw new IllegalArgumentException(
                    "safetensors: the name " + Header.METADATA + " is taken by the format, found it on an array");
        }
        tensors.keySet().forEach(SafeTensors::refuseUnlessUnicode);
        metadata.forEach((key, value) -> {
            refuseUnlessUnicode(key);
            refuseUnlessUnicode(value);
        });
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** Arrays without metadata. */
    public static SafeTensors of(Map<String, NdArray> tensors) {
        return new SafeTensors(tensors, Map.of());
    }

    /**
     * Reads a whole file. Before an array is allocated, every number in the header has been held to the others and to the
     * length of the file.
     *
     * @throws WeightsException if the file is not a safetensors file of these types
     */
    public static SafeTensors read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new WeightsException(file, "expected a file, found a folder");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = headerLength(file, channel);
            ByteBuffer bytes = Elements.fill(ByteBuffer.allocate(length), channel, Long.BYTES);
            Header header = HeaderReader.read(file, bytes.array());
            long start = (long) Long.BYTES + length;
            header.refuseUnlessTiled(file, channel.size() - start);
            Map<String, NdArray> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, Header.Extent> entry : header.extents().entrySet()) {
                tensors.put(entry.getKey(), tensor(file, channel, start, entry.getKey(), entry.getValue()));
            }
            return new SafeTensors(tensors, header.metadata());
        }
    }

    private static NdArray tensor(Path file, FileChannel channel, long start, String name, Header.Extent extent)
            throws IOException {
        long position = start + extent.begin();
        if (extent.width() == Elements.width(extent.dtype())) {
            return Elements.read(channel, position, extent.dtype(), extent.shape());
        }
        return Elements.readNarrowed(channel, position, extent.shape())
                .orElseThrow(() -> new WeightsException(
                        file,
                        "tensor " + Shown.of(name) + ": expected I64 numbers of at most 32 bits, found a larger one"));
    }

    /** Writes the file, whole or not at all, over one that may be there; equal contents give equal bytes. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, this::writeTo);
    }

    /**
     * Writes the bytes of the file and leaves the stream open. Metadata come first, by key, and arrays in their order; keys
     * are {@code dtype}, {@code shape}, {@code data_offsets}; no white space but the padding with spaces to a multiple of 8;
     * data of F64 before those of F32 and I32, otherwise in the order of the arrays, without holes.
     *
     * @throws IllegalArgumentException if the header is longer than the 100,000,000 bytes that the format allows
     */
    public void writeTo(OutputStream out) throws IOException {
        byte[] header = HeaderWriter.bytes(Header.of(tensors, metadata), Header.LONGEST);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.length).array());
        out.write(header);
        for (String name : Header.inOrderOfData(tensors)) {
            Elements.write(tensors.get(name), (bytes, n) -> out.write(bytes, 0, n));
        }
    }

    private static int headerLength(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new WeightsException(file, "expected 8 bytes with the header's length, found a file of " + size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long length = Elements.fill(bytes, channel, 0).getLong();
        if (length < 0 || length > Header.LONGEST) {
            throw new WeightsException(
                    file,
                    "expected a header of at most " + Header.LONGEST + " bytes, found the length "
                            + Long.toUnsignedString(length));
        }
        if (length > size - Long.BYTES) {
            throw new WeightsException(
                    file,
                    "expected a header of " + length + " bytes, found " + (size - Long.BYTES) + " to the file's end");
        }
        return (int) length;
    }

    private static void refuseUnlessUnicode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "safetensors: expected names and metadata of whole characters, found half a surrogate pair in "
                            + Shown.of(text));
        }
    }
}
