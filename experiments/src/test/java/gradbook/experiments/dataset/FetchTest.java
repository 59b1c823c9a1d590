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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

class FetchTest {
    private static final byte[] A = MadeUp.images(1);
    private static final byte[] B = MadeUp.images(2);
    private static final PinnedFile FILE_A = pin("a-idx3-ubyte", A);
    private static final PinnedFile FILE_B = pin("b-idx3-ubyte", B);
    /** Long enough for a loopback answer on a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

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
