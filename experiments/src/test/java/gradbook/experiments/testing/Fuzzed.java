package gradbook.experiments.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What fuzz tests share: a file for those bytes, and what a refusal must be. */
public final class Fuzzed {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private static final Path FILE = temporary();

    private Fuzzed() {}

    /** A file with this content, until the next one is asked for. */
    public static Path file(byte[] content) {
        try {
            return Files.write(FILE, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds a refusal to {@link #assertSentence(String)}. */
    public static void assertSentence(Exception refused) {
        assertSentence(String.valueOf(refused.getMessage()));
    }

    /** Holds a refusal to what may be printed: a sentence on one line, in which nothing of the file moves the cursor. */
    public static void assertSentence(String refusal) {
        assertFalse(refusal.isBlank() || refusal.equals("null"), "no sentence");
        assertFalse(UNPRINTABLE.matcher(refusal).find(), refusal);
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzzed", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
