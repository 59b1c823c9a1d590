package gradbook.experiments.dataset;

import java.util.Locale;
import java.util.regex.Pattern;

/** A raw (uncompressed) file of a data set: its name, and the only content that is accepted under it. */
public record PinnedFile(String name, long bytes, String sha256) {
    /** One plain path segment: a name from a table must not be able to leave the cache folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public PinnedFile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
        if (bytes < 0) {
            throw new IllegalArgumentException(name + ": bytes are negative: " + bytes);
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException(name + ": not 64 lower-case hexadecimal digits: " + sha256);
        }
    }

    /** {@code "47,040,016 bytes"}, the same in every locale. */
    static String inBytes(long count) {
        return String.format(Locale.ROOT, "%,d bytes", count);
    }
}
