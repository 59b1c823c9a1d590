package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradbook.experiments.io.Failure;
import gradbook.experiments.testing.Fuzzed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;

class GzipFuzzTest {
    private static final String NAME = "images-idx3-ubyte";

    @TempDir
    static Path folder;

    /** A packed file in a user's folder, on its way into the cache: what it unpacks to, or a refusal and nothing left. */
    @FuzzTest
    void gzip(byte[] packed) throws IOException {
        Files.write(folder.resolve(NAME + ".gz"), packed);
        Optional<byte[]> expected = unpacked(packed);
        PinnedFile pinned = MadeUp.pin(NAME, expected.orElse(new byte[0]));
        DataCache cache = new DataCache(Files.createDirectories(folder.resolve("cache")));
        Files.deleteIfExists(cache.path(pinned));
        try {
            FolderSource.named(folder).deliver(List.of(pinned), new Intake(cache, DownloadProgress.NONE));
        } catch (Failure refused) {
            assertFalse(expected.isPresent(), refused::getMessage);
            Fuzzed.assertSentence(refused);
            assertEquals(0, cache.folder().toFile().list().length);
            return;
        }
        byte[] content = cache.read(pinned);
        assertArrayEquals(expected.orElseThrow(), content);
        try {
            IdxFile.parse(NAME, content);
        } catch (Failure refused) {
            Fuzzed.assertSentence(refused);
        }
    }

    private static Optional<byte[]> unpacked(byte[] packed) {
        try (InputStream raw = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(raw.readAllBytes());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
