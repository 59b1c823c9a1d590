package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text as a data set: from the web as it is, from a folder that the user names, or out of a cache that is that folder. */
class TextSetTest {
    private static final byte[] TEXT = "emma\nolivia\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void comesFromTheWebAsItIs() throws IOException {
        try (Mirror mirror = new Mirror().with("names.txt", Mirror.Manner.WHOLE, TEXT)) {
            assertEquals("emma\nolivia\n", load(mirror.base(), Optional.empty()));
            assertEquals("emma\nolivia\n", load(mirror.base(), Optional.empty()));
            assertEquals(1, mirror.requests());
        }
    }

    @Test
    void comesFromTheFolderThatTheUserNames(@TempDir Path mine) throws IOException {
        Files.write(mine.resolve("names.txt"), TEXT);
        assertEquals("emma\nolivia\n", load(nowhere(), Optional.of(mine)));
    }

    @Test
    void aFolderOfTextsServesAsTheCache() throws IOException {
        Files.write(folder.resolve("names.txt"), TEXT);
        assertEquals("emma\nolivia\n", load(nowhere(), Optional.empty()));
    }

    @Test
    void whereItCannotBeHadOneSentenceSaysWhatIsMissingAndWhereItGoes() {
        String sentence = assertThrows(Failure.class, () -> load(nowhere(), Optional.empty()))
                .getMessage();
        assertTrue(
                sentence.startsWith("no source has the data; put the raw files names.txt into " + folder
                        + " and run again; tried http://127.0.0.1:9/ ("),
                sentence);
        assertEquals(1, sentence.lines().count());
    }

    @Test
    void anotherTextIsRefused() throws IOException {
        Files.write(folder.resolve("names.txt"), "emma\nolivib\n".getBytes(StandardCharsets.US_ASCII));
        String sentence = assertThrows(Failure.class, () -> load(nowhere(), Optional.empty()))
                .getMessage();
        assertTrue(sentence.startsWith("the data file " + folder.resolve("names.txt") + " has SHA-256 "), sentence);
    }

    private String load(URI mirror, Optional<Path> userFolder) {
        PinnedFile file = new PinnedFile("names.txt", TEXT.length, Sha256.of(TEXT));
        List<Source> sources = List.of(new HttpSource(mirror, false, Duration.ofSeconds(20)));
        return new TextSet("names", file, sources, "", "")
                .load(new DataCache(folder), userFolder, DownloadProgress.NONE);
    }

    /** The port of the discard service, where nobody listens. */
    private static URI nowhere() {
        return URI.create("http://127.0.0.1:9/");
    }
}
