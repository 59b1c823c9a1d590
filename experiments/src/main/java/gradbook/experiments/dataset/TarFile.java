package gradbook.experiments.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files of an archive of tar, one after the other (POSIX.1-2001, "ustar interchange format"): blocks of 512 bytes, a header with name, size
 * and type, then the content, filled up with zeros. What is no plain file is left out.
 */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int TYPE_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;

    private final InputStream archive;
    private long left;
    private long padding;

    TarFile(InputStream archive) {
        this.archive = archive;
    }

    /** Goes to the next file, leaving out what was not read of the one before; its path, or nothing at the end. */
    Optional<String> next() throws IOException {
        while (true) {
            archive.skipNBytes(left + padding);
            byte[] header = archive.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return Optional.empty();
            }
            left = size(header);
            padding = (BLOCK - left % BLOCK) % BLOCK;
            if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
                String prefix = text(header, PREFIX_AT, PREFIX);
                return Optional.of((prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, NAME));
            }
        }
    }

    /** The content of the file that was gone to; closing it does not close the archive. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int n = archive.read(bytes, from, (int) Math.min(count, left));
                if (n < 0) {
                    throw new EOFException("the archive ends within a file");
                }
                left -= n;
                return n;
            }
        };
    }

    private static long size(byte[] header) throws IOException {
        String octal = text(header, SIZE_AT, SIZE).strip();
        if (!octal.matches("[0-7]{1,11}")) {
            throw new IOException("the archive has a file whose size is '" + octal + "', expected octal digits");
        }
        return Long.parseLong(octal, 8);
    }

    private static String text(byte[] header, int from, int most) {
        int end = from;
        while (end < from + most && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
