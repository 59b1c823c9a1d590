package gradbook.experiments.dataset;

import static gradbook.experiments.dataset.MadeUp.gzip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSourceTest {
    private static final byte[] CONTENT = MadeUp.images(4);
    private static final PinnedFile FILE = MadeUp.pin("train-images-idx3-ubyte", CONTENT);

    /** Fails the test when it is asked: a folder that the user named is never passed over. */
    private static final Source NEVER = new Source() {
        @Override
        public String name() {
            return "never";
        }

        @Override
        public void deliver(List<PinnedFile> files, Intake intake) {
            throw new AssertionError("asked for " + files);
        }
    };

    @TempDir
    Path temp;

    private Path folder;
    private DataCache cache;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectory(temp.resolve("mine"));
        cache = new DataCache(temp.resolve("cache"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train-images-idx3-ubyte",
                "train-images-idx3-ubyte.gz",
                "train-images.idx3-ubyte",
                "train-images.idx3-ubyte.gz"
            })
    void takesRawFilesAndGzipUnderBothNames(String name) throws IOException {
        Path mine = Files.write(folder.resolve(name), name.endsWith(".gz") ? gzip(CONTENT) : CONTENT);
        ensure();
        assertArrayEquals(CONTENT, cache.read(FILE));
        assertTrue(Files.exists(mine));
    }

    static Stream<Arguments> faults() throws IOException {
        byte[] altered = CONTENT.clone();
        altered[9999]++;
        String sha = Sha256.of(altered);
        String raw = "train-images-idx3-ubyte";
        return Stream.of(
                Arguments.of(raw, altered, "has SHA-256 " + sha + ", expected SHA-256 " + FILE.sha256()),
                Arguments.of(raw + ".gz", gzip(altered), "has SHA-256 " + sha + ", expected SHA-256 " + FILE.sha256()),
                Arguments.of(raw, new byte[7], "has 7 bytes, expected 78,416 bytes"),
                Arguments.of(raw, new byte[CONTENT.length + 1], "more than the expected 78,416 bytes"),
                Arguments.of(raw + ".gz", CONTENT, "Not in GZIP format"),
                Arguments.of(raw + ".gz", Arrays.copyOf(gzip(CONTENT), 5000), "it ends too early"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void alteredFileIsAnErrorAndNoFallThrough(String name, byte[] content, String finding) throws IOException {
        Path mine = Files.write(folder.resolve(name), content);
        Failure failure = assertThrows(Failure.class, this::ensure);
        assertTrue(
                failure.getMessage().startsWith("the data file " + mine + " cannot be used: "), failure.getMessage());
        assertTrue(failure.getMessage().contains(finding), failure.getMessage());
        assertArrayEquals(content, Files.readAllBytes(mine));
        assertFalse(Files.exists(cache.path(FILE)));
    }

    @Test
    void missingFileIsAnErrorAndNoFallThrough() {
        Failure failure = assertThrows(Failure.class, this::ensure);
        assertEquals(
                "the data folder " + folder + " lacks train-images-idx3-ubyte (looked for train-images-idx3-ubyte, "
                        + "train-images-idx3-ubyte.gz, train-images.idx3-ubyte, train-images.idx3-ubyte.gz); "
                        + "put it there, or leave the folder out to have it fetched",
                failure.getMessage());
    }

    @Test
    void missingFolderIsAnError() throws IOException {
        Files.delete(folder);
        assertTrue(assertThrows(Failure.class, this::ensure)
                .getMessage()
                .contains(folder + " does not exist; name a folder"));
        Files.writeString(folder, "x");
        assertTrue(assertThrows(Failure.class, this::ensure)
                .getMessage()
                .contains(folder + " is not a folder; name a folder"));
    }

    private void ensure() {
        new Fetch(cache, Optional.of(folder), List.of(NEVER), DownloadProgress.NONE).ensure(List.of(FILE));
    }
}
