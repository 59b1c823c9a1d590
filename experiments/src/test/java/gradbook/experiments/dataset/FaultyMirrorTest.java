package gradbook.experiments.dataset;

import static gradbook.experiments.dataset.MadeUp.gzip;
import static gradbook.experiments.dataset.MadeUp.pin;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.Mirror.Manner;
import gradbook.experiments.io.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultyMirrorTest {
    private static final byte[] A = MadeUp.images(1);
    private static final byte[] B = MadeUp.images(2);
    private static final PinnedFile FILE_A = pin("a-idx3-ubyte", A);
    private static final PinnedFile FILE_B = pin("b-idx3-ubyte", B);
    /** Long enough for a loopback answer on a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private static final Duration IMPATIENT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final Watcher watcher = new Watcher();

    static Stream<Arguments> faults() throws IOException {
        byte[] altered = A.clone();
        altered[500] ^= 1;
        byte[] half = Arrays.copyOf(gzip(A), A.length / 2);
        byte[] html = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("truncated gzip", Manner.WHOLE, half, "it ends too early"),
                Arguments.of("broken connection", Manner.BROKEN, gzip(A), "a-idx3-ubyte"),
                Arguments.of("stalled in the middle", Manner.STALLED, gzip(A), "nothing arrived for 0.3 s"),
                Arguments.of("silent", Manner.SILENT, gzip(A), "no answer in time"),
                Arguments.of("altered", Manner.WHOLE, gzip(altered), "expected SHA-256 " + FILE_A.sha256()),
                Arguments.of("short", Manner.WHOLE, gzip(new byte[3]), "has 3 bytes, expected 78,416 bytes"),
                Arguments.of("gzip bomb", Manner.WHOLE, gzip(new byte[50_000_000]), "was cut off"),
                Arguments.of("another page", Manner.WHOLE, html, "Not in GZIP format"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void nothingIsTakenOverFromAFaultyMirror(String fault, Manner manner, byte[] content, String reason)
            throws IOException {
        try (Mirror mirror = new Mirror().with("a-idx3-ubyte.gz", manner, content)) {
            Duration patience = manner == Manner.STALLED || manner == Manner.SILENT ? IMPATIENT : PATIENT;
            Fetch fetch = fetch(mirror.source(patience));
            Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A)), fault);
            assertTrue(failure.getMessage().contains(reason), failure.getMessage());
        }
        assertEquals(List.of(".lock"), names());
        assertTrue(watcher.most.get() <= A.length, "bytes let in: " + watcher.most);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theNextMirrorIsAskedAfterAFaultyOne(String fault, Manner manner, byte[] content, String reason)
            throws IOException {
        Duration patience = manner == Manner.STALLED || manner == Manner.SILENT ? IMPATIENT : PATIENT;
        try (Mirror faulty = new Mirror().with("a-idx3-ubyte.gz", manner, content);
                Mirror next = good()) {
            fetch(faulty.source(patience), next.source(PATIENT)).ensure(List.of(FILE_A));
            assertTrue(watcher.notes.get(0).contains(faulty.base() + " is given up: "), fault + watcher.notes);
            assertTrue(watcher.notes.get(0).contains(reason), watcher.notes.toString());
        }
        assertArrayEquals(A, cache().read(FILE_A));
    }

    @Test
    void aMirrorIsGivenUpAsAWholeAtItsFirstFailure() throws IOException {
        try (Mirror empty = new Mirror()) {
            Fetch fetch = fetch(empty.source(PATIENT));
            Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A, FILE_B)));
            assertTrue(failure.getMessage().contains("a-idx3-ubyte.gz: HTTP status 404"), failure.getMessage());
            assertEquals(1, empty.requests());
        }
    }

    @Test
    void whatAGivenUpMirrorDeliveredIsKept() throws IOException {
        try (Mirror first = new Mirror().with("a-idx3-ubyte.gz", Manner.WHOLE, gzip(A));
                Mirror second = good()) {
            fetch(first.source(PATIENT), second.source(PATIENT)).ensure(List.of(FILE_A, FILE_B));
            assertEquals(1, second.requests());
        }
        assertArrayEquals(B, cache().read(FILE_B));
    }

    @Test
    void noSourceAtAllSaysWhichFilesToPutWhereAndWhy() throws IOException {
        Mirror gone = new Mirror();
        gone.close();
        Fetch fetch = fetch(gone.source(PATIENT), HttpSource.of("https://mirror.invalid/"));
        Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A, FILE_B)));
        assertEquals(
                "no source has the data; put the raw files a-idx3-ubyte, b-idx3-ubyte into " + cache().folder()
                        + " and run again; tried " + gone.base() + " (a-idx3-ubyte.gz: connection refused), "
                        + "https://mirror.invalid/ (a-idx3-ubyte.gz: host name not found)",
                failure.getMessage());
    }

    private static Mirror good() throws IOException {
        return new Mirror()
                .with("a-idx3-ubyte.gz", Manner.WHOLE, gzip(A))
                .with("b-idx3-ubyte.gz", Manner.WHOLE, gzip(B));
    }

    private Fetch fetch(Source... fallbacks) {
        return new Fetch(cache(), Optional.empty(), List.of(fallbacks), watcher);
    }

    private DataCache cache() {
        return new DataCache(folder.resolve("cache"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache().folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
