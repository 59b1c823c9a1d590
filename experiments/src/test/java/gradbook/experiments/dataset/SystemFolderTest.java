package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFolderTest {
    private static final byte[] CONTENT = MadeUp.images(6);
    private static final PinnedFile FILE = MadeUp.pin("train-images-idx3-ubyte", CONTENT);

    @TempDir
    Path temp;

    private Path folder;
    private SystemFolder source;
    private DataCache cache;

    @BeforeEach
    void names() {
        folder = temp.resolve("installed");
        source = new SystemFolder(folder, "the package made-up-images");
        cache = new DataCache(temp.resolve("cache"));
    }

    @Test
    void whatIsInstalledIsTakenAndLeftInItsPlace() throws IOException {
        Files.createDirectory(folder);
        byte[] packed = MadeUp.gzip(CONTENT);
        Path installed = Files.write(folder.resolve(FILE.name() + ".gz"), packed);
        ensure(source, new Later(null));
        assertArrayEquals(CONTENT, cache.read(FILE));
        assertArrayEquals(packed, Files.readAllBytes(installed));
    }

    @Test
    void withoutThePackageTheNextSourceIsAsked() {
        ensure(source, new Later(CONTENT));
        assertArrayEquals(CONTENT, cache.read(FILE));
    }

    @Test
    void withoutAnySourceThePackageIsNamed() {
        Failure failure = assertThrows(Failure.class, () -> ensure(source));
        assertTrue(
                failure.getMessage()
                        .endsWith(
                                "tried the package made-up-images (not installed: there is no folder " + folder + ")"),
                failure.getMessage());
    }

    /** A user's own folder goes before the system's, though that is installed. */
    @Test
    void aFolderThatTheUserNamedIsAskedInstead() throws IOException {
        Files.createDirectory(folder);
        Files.write(folder.resolve(FILE.name()), new byte[7]);
        Path mine = Files.createDirectory(temp.resolve("mine"));
        Files.write(mine.resolve(FILE.name()), CONTENT);
        new Fetch(cache, Optional.of(mine), List.of(source), DownloadProgress.NONE).ensure(List.of(FILE));
        assertArrayEquals(CONTENT, cache.read(FILE));
    }

    /** It was installed on purpose, so nothing is fetched behind its back; what helps is to install it anew. */
    @Test
    void anAlteredFileIsRefusedInOneSentenceAndNothingElseIsAsked() throws IOException {
        Files.createDirectory(folder);
        Path altered = Files.write(folder.resolve(FILE.name()), new byte[7]);
        assertEquals(
                "the data file " + altered + " cannot be used: " + FILE.name()
                        + " has 7 bytes, expected 78,416 bytes; replace it by the original, or install the package"
                        + " made-up-images anew",
                refused());
        assertFalse(Files.exists(cache.path(FILE)));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.createDirectory(folder);
        assertEquals(
                "the data folder " + folder + " lacks train-images-idx3-ubyte (looked for train-images-idx3-ubyte, "
                        + "train-images-idx3-ubyte.gz, train-images.idx3-ubyte, train-images.idx3-ubyte.gz); "
                        + "put it there, or install the package made-up-images anew",
                refused());
    }

    private String refused() {
        String sentence = assertThrows(Failure.class, () -> ensure(source, new Later(null)))
                .getMessage();
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }

    private void ensure(Source... sources) {
        new Fetch(cache, Optional.empty(), List.of(sources), DownloadProgress.NONE).ensure(List.of(FILE));
    }

    /** The source that comes after; without content it fails the test when it is asked. */
    private record Later(byte[] content) implements Source {
        @Override
        public String name() {
            return "later";
        }

        @Override
        public void deliver(List<PinnedFile> files, Intake intake) throws Unavailable {
            if (content == null) {
                throw new AssertionError("asked for " + files);
            }
            intake.take(FILE, new ByteArrayInputStream(content));
        }
    }
}
