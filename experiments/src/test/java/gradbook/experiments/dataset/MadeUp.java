package gradbook.experiments.dataset;

import gradbook.experiments.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Tiny files in MNIST's format; their bytes are random, so that half of a gzip file unpacks to about half of it. */
final class MadeUp {
    private MadeUp() {}

    /** An IDX file of 100 images of 28 x 28 (78 kB, several chunks of every buffer on the way), by seed. */
    static byte[] images(long seed) {
        byte[] pixels = new byte[100 * 28 * 28];
        new SplittableRandom(seed).nextBytes(pixels);
        return idx(new int[] {100, 28, 28}, pixels);
    }

    static byte[] idx(int[] sizes, byte[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        buffer.putInt(0x0800 | sizes.length);
        for (int size : sizes) {
            buffer.putInt(size);
        }
        return buffer.put(values).array();
    }

    static PinnedFile pin(String name, byte[] content) {
        return new PinnedFile(name, content.length, Sha256.of(content));
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
