package gradbook.experiments.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {
    @TempDir
    Path folder;

    /** FIPS 180-4's example, the empty message, and a million times "a" (over one chunk). */
    @ParameterizedTest
    @CsvSource({
        "'', 1, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, 1, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "a, 1000000, cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    })
    void agreesWithPublishedDigests(String text, int times, String digest) throws IOException {
        byte[] content = text.repeat(times).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("message"), content);
        assertEquals(digest, Sha256.of(content));
        assertEquals(digest, Sha256.of(file));
    }

    @Test
    void unreadableFileBecomesASentence() {
        Path missing = folder.resolve("missing");
        Failure failure = assertThrows(Failure.class, () -> Sha256.of(missing));
        assertTrue(failure.getMessage().contains("no such file or folder: " + missing), failure.getMessage());
    }
}
