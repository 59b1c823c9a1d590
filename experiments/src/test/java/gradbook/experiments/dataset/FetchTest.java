package gradbook.experiments.dataset;

import static gradbook.experiments.dataset.MadeUp.gzip;
import static gradbook.experiments.dataset.MadeUp.pin;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FetchTest {
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

    @Test
    void takesWhatAMirrorHas() throws IOException {
        try (Mirror mirror = good()) {
            fetch(mirror.source(PATIENT)).ensure(List.of(FILE_A, FILE_B));
        }
        assertArrayEquals(A, cache().read(FILE_A));
        assertArrayEquals(B, cache().read(FILE_B));
        assertEquals(A.length, watcher.most.get());
        assertEquals(List.of(".lock", "a-idx3-ubyte", "b-idx3-ubyte"), names());
    }

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
        Fetch fetch = fetch(gone.source(PATIENT), HttpSource.of("http://mirror.invalid/"));
        Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A, FILE_B)));
        assertEquals(
                "no source has the data; put the raw files a-idx3-ubyte, b-idx3-ubyte into " + cache().folder()
                        + " and run again; tried " + gone.base() + " (a-idx3-ubyte.gz: connection refused), "
                        + "http://mirror.invalid/ (a-idx3-ubyte.gz: host name not found)",
                failure.getMessage());
    }

    @Test
    void alteredCacheIsRefusedBeforeAnythingIsFetchedAndLeftAsItIs() throws IOException {
        Files.createDirectories(cache().folder());
        Files.writeString(cache().path(FILE_B), "my notes");
        try (Mirror mirror = good()) {
            Fetch fetch = fetch(mirror.source(PATIENT));
            Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A, FILE_B)));
            assertTrue(failure.getMessage()
                    .contains(cache().path(FILE_B) + " has 8 bytes, expected 78,416 bytes; delete it"));
            assertEquals(0, mirror.requests());
        }
        assertEquals("my notes", Files.readString(cache().path(FILE_B)));
    }

    @Test
    void aCompleteCacheNeedsNeitherSourceNorLock() throws IOException {
        Files.createDirectories(cache().folder());
        Files.write(cache().path(FILE_A), A);
        fetch().ensure(List.of(FILE_A));
        assertEquals(List.of("a-idx3-ubyte"), names());
    }

    @Test
    void leftoversOfAKilledDownloadAreWrittenOver() throws IOException {
        Files.createDirectories(cache().folder());
        Files.write(cache().folder().resolve("a-idx3-ubyte.part"), new byte[2 * A.length]);
        try (Mirror mirror = good()) {
            fetch(mirror.source(PATIENT)).ensure(List.of(FILE_A));
        }
        assertArrayEquals(A, cache().read(FILE_A));
        assertFalse(names().contains("a-idx3-ubyte.part"));
    }

    @Test
    void twoThreadsFetchOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Mirror mirror = good()) {
            Fetch fetch = fetch(mirror.source(PATIENT));
            Callable<Void> work = () -> {
                fetch.ensure(List.of(FILE_A));
                return null;
            };
            for (Future<Void> done : threads.invokeAll(List.of(work, work))) {
                done.get();
            }
            assertEquals(1, mirror.requests());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aBusyCommonPoolStopsNoDownload() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        List<ForkJoinTask<?>> busy = IntStream.range(0, ForkJoinPool.getCommonPoolParallelism())
                .<ForkJoinTask<?>>mapToObj(i -> ForkJoinPool.commonPool().submit(() -> {
                    done.await();
                    return null;
                }))
                .toList();
        try (Mirror mirror = good()) {
            fetch(mirror.source(PATIENT)).ensure(List.of(FILE_A));
        } finally {
            done.countDown();
        }
        busy.forEach(ForkJoinTask::join);
        assertArrayEquals(A, cache().read(FILE_A));
    }

    @Test
    void cacheThatCannotBeCreatedBecomesASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Fetch fetch = new Fetch(new DataCache(file), Optional.empty(), List.of(), watcher);
        Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A)));
        assertEquals(
                "cannot create the folder " + file + ": " + file
                        + " is not a folder; choose a folder that can be written",
                failure.getMessage());
    }

    @Test
    void cacheThatCannotBeWrittenIsNotBlamedOnTheMirror() throws IOException {
        Files.createDirectories(cache().folder().resolve("a-idx3-ubyte.part").resolve("in the way"));
        try (Mirror mirror = good()) {
            Fetch fetch = fetch(mirror.source(PATIENT), mirror.source(PATIENT));
            Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A)));
            assertTrue(failure.getMessage().startsWith("cannot write " + cache().folder()), failure.getMessage());
            assertEquals(1, mirror.requests());
        }
    }

    /** A real one: the kernel's own device for this, in the place of the file. */
    @Test
    void fullDiskIsNotBlamedOnTheMirror() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Files.createDirectories(cache().folder());
        Files.createSymbolicLink(cache().folder().resolve("a-idx3-ubyte.part"), full);
        try (Mirror mirror = good()) {
            Fetch fetch = fetch(mirror.source(PATIENT), mirror.source(PATIENT));
            Failure failure = assertThrows(Failure.class, () -> fetch.ensure(List.of(FILE_A)));
            assertTrue(
                    failure.getMessage().contains("a-idx3-ubyte.part: No space left on device; "),
                    failure.getMessage());
            assertEquals(1, mirror.requests());
        }
        assertEquals(List.of(".lock"), names());
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
