package gradbook.engine.io;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Elements as bytes: row-major, little-endian, a chunk at a time, so that an array of any size needs no second copy of it. */
final class Elements {
    private static final int CHUNK = 1 << 16;

    private Elements() {}

    /** Bytes of one element. */
    static int width(DType dtype) {
        return dtype == DType.FLOAT64 ? Double.BYTES : Float.BYTES;
    }

    /** Takes the next {@code length} bytes; the array is used again afterwards. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void accept(byte[] bytes, int length) throws E;
    }

    /** Hands the bytes of {@code value} to {@code sink}. */
    static <E extends Exception> void write(NdArray value, Sink<E> sink) throws E {
        ByteBuffer chunk = chunk(value);
        int step = chunk.capacity() / width(value.dtype());
        for (int from = 0, n; from < value.count(); from += n) {
            n = Math.min(step, value.count() - from);
            switch (value.dtype()) {
                case FLOAT32 -> chunk.asFloatBuffer().put(value.floats(), from, n);
                case FLOAT64 -> chunk.asDoubleBuffer().put(value.doubles(), from, n);
                case INT32 -> chunk.asIntBuffer().put(value.ints(), from, n);
            }
            sink.accept(chunk.array(), n * width(value.dtype()));
        }
    }

    /** The array whose bytes begin at {@code position} of the file. */
    static NdArray read(FileChannel file, long position, DType dtype, Shape shape) throws IOException {
        NdArray value = NdArray.zeros(shape, dtype);
        ByteBuffer chunk = chunk(value);
        int step = chunk.capacity() / width(dtype);
        for (int from = 0, n; from < value.count(); from += n) {
            n = Math.min(step, value.count() - from);
            fill(chunk.clear().limit(n * width(dtype)), file, position + (long) from * width(dtype));
            switch (dtype) {
                case FLOAT32 -> chunk.asFloatBuffer().get(value.floats(), from, n);
                case FLOAT64 -> chunk.asDoubleBuffer().get(value.doubles(), from, n);
                case INT32 -> chunk.asIntBuffer().get(value.ints(), from, n);
            }
        }
        return value;
    }

    /** The int32 array whose elements are kept as int64 from {@code position} of the file on; empty if one does not fit. */
    static Optional<NdArray> readNarrowed(FileChannel file, long position, Shape shape) throws IOException {
        NdArray value = NdArray.zeros(shape, DType.INT32);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int step = CHUNK / Long.BYTES;
        for (int from = 0, n; from < value.count(); from += n) {
            n = Math.min(step, value.count() - from);
            fill(chunk.clear().limit(n * Long.BYTES), file, position + (long) from * Long.BYTES);
            for (int i = 0; i < n; i++) {
                long wide = chunk.getLong(i * Long.BYTES);
                value.ints()[from + i] = (int) wide;
                if (value.ints()[from + i] != wide) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(value);
    }

    /** Fills {@code bytes} to its limit with what begins at {@code position} of the file. */
    static ByteBuffer fill(ByteBuffer bytes, FileChannel file, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer chunk(NdArray value) {
        long bytes = (long) value.count() * width(value.dtype());
        return ByteBuffer.allocate((int) Math.min(bytes, CHUNK)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
