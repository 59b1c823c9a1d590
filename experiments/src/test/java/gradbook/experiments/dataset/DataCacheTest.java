package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.FileStatus.State;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DataCacheTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final byte[] ALTERED = {1, 2, 4};
    private static final PinnedFile FILE = MadeUp.pin("a", CONTENT);

    @TempDir
    Path folder;

    static Stream<Arguments> environments() {
        return Stream.of(
                Arguments.of("Linux", Map.of(), "/home/ada/.cache/gradbook"),
                Arguments.of("Linux", Map.of("XDG_CACHE_HOME", "/big"), "/big/gradbook"),
                Arguments.of("Linux", Map.of("XDG_CACHE_HOME", "relative"), "/home/ada/.cache/gradbook"),
                Arguments.of("Linux", Map.of("GRADBOOK_DATA", "/data", "XDG_CACHE_HOME", "/big"), "/data"),
                Arguments.of("Linux", Map.of("GRADBOOK_DATA", " "), "/home/ada/.cache/gradbook"),
                Arguments.of("Mac OS X", Map.of("XDG_CACHE_HOME", "/big"), "/home/ada/Library/Caches/gradbook"),
                Arguments.of("Windows 11", Map.of("LOCALAPPDATA", "/local"), "/local/gradbook/cache"),
                Arguments.of("Windows 11", Map.of(), "/home/ada/AppData/Local/gradbook/cache"));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void isWhereTheSystemKeepsCaches(String os, Map<String, String> env, String expected) {
        assertEquals(
                Path.of(expected).toAbsolutePath(),
                DataCache.fromEnvironment(env, system(os)).folder());
    }

    @Test
    void impossiblePathBecomesASentence() {
        Map<String, String> env = Map.of("GRADBOOK_DATA", "a\0b");
        Failure failure = assertThrows(Failure.class, () -> DataCache.fromEnvironment(env, system("Linux")));
        assertTrue(failure.getMessage().startsWith("GRADBOOK_DATA is not a path"), failure.getMessage());
    }

    @Test
    void dataSetsWithTheSameFileNamesDoNotMeet() {
        DataCache cache = new DataCache(folder);
        assertEquals(folder.resolve("mnist/a"), cache.within("mnist").path(FILE));
        assertEquals(
                folder.resolve("fashion-mnist/a"), cache.within("fashion-mnist").path(FILE));
    }

    @Test
    void absentFile() {
        DataCache cache = new DataCache(folder);
        assertEquals(State.ABSENT, cache.status(FILE).state());
        Failure failure = assertThrows(Failure.class, () -> cache.read(FILE));
        assertTrue(
                failure.getMessage().contains(folder.resolve("a") + " is not there; fetch it first"),
                failure.getMessage());
    }

    @Test
    void intactFile() throws IOException {
        DataCache cache = new DataCache(folder);
        Files.write(cache.path(FILE), CONTENT);
        assertEquals(State.INTACT, cache.status(FILE).state());
        assertArrayEquals(CONTENT, cache.read(FILE));
    }

    @Test
    void aFileOfManyPiecesIsReadWhole() throws IOException {
        byte[] content = new byte[200_001];
        new Random(1).nextBytes(content);
        DataCache cache = new DataCache(folder);
        Files.write(cache.path(FILE), content);
        assertArrayEquals(content, cache.read(new PinnedFile("a", content.length, Sha256.of(content))));
    }

    @Test
    void fileOfAnotherSizeIsRefusedAndLeftAsItIs() throws IOException {
        assertRefused(new byte[4], "4 bytes", "3 bytes");
    }

    @Test
    void fileOfAnotherDigestIsRefusedAndLeftAsItIs() throws IOException {
        assertRefused(ALTERED, "SHA-256 " + Sha256.of(ALTERED), "SHA-256 " + FILE.sha256());
    }

    @Test
    void folderInTheFilesPlaceIsRefused() throws IOException {
        DataCache cache = new DataCache(folder);
        Files.createDirectory(cache.path(FILE));
        assertEquals(State.ALTERED, cache.status(FILE).state());
        assertThrows(Failure.class, () -> cache.read(FILE));
    }

    @ParameterizedTest
    @CsvSource({
        "../a, 3, 'not a plain file name: ../a'",
        ".lock, 3, 'not a plain file name: .lock'",
        "a, -1, 'a: bytes are negative: -1'",
    })
    void impossiblePinsCannotBeBuilt(String name, long bytes, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new PinnedFile(name, bytes, FILE.sha256()))
                        .getMessage());
    }

    @Test
    void upperCaseDigestCannotBePinned() {
        assertThrows(IllegalArgumentException.class, () -> new PinnedFile("a", 3, "A".repeat(64)));
    }

    private void assertRefused(byte[] content, String found, String expected) throws IOException {
        DataCache cache = new DataCache(folder);
        Path path = Files.write(cache.path(FILE), content);
        assertEquals(new FileStatus(FILE, path, State.ALTERED, expected, found), cache.status(FILE));
        Failure failure = assertThrows(Failure.class, () -> cache.read(FILE));
        assertEquals(
                "the data file " + path + " has " + found + ", expected " + expected
                        + "; delete it so that it is fetched again",
                failure.getMessage());
        assertArrayEquals(content, Files.readAllBytes(path));
    }

    private static Properties system(String os) {
        Properties system = new Properties();
        system.setProperty("os.name", os);
        system.setProperty("user.home", "/home/ada");
        return system;
    }
}
