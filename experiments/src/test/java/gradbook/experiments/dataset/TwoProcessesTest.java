package gradbook.experiments.dataset;

import static gradbook.experiments.dataset.MadeUp.gzip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.Mirror.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TwoProcessesTest {
    private static final byte[] CONTENT = MadeUp.images(3);
    private static final PinnedFile FILE = MadeUp.pin("a-idx3-ubyte", CONTENT);
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Watcher watcher = new Watcher();

    @Test
    void aDownloadKilledInTheMiddleLeavesNoFileAndStartsCleanly() throws Exception {
        DataCache cache = new DataCache(folder);
        try (Mirror mirror = new Mirror().with("a-idx3-ubyte.gz", Manner.STALLED, gzip(CONTENT))) {
            Process child = ChildFetch.start(cache, mirror.base(), FILE);
            awaitPart(child);
            assertTrue(child.destroyForcibly().waitFor(30, TimeUnit.SECONDS));
        }
        assertFalse(Files.exists(cache.path(FILE)));
        assertTrue(Files.size(part()) < FILE.bytes());

        try (Mirror mirror = new Mirror().with("a-idx3-ubyte.gz", Manner.WHOLE, gzip(CONTENT))) {
            fetch(cache, mirror).ensure(List.of(FILE));
        }
        assertArrayEquals(CONTENT, cache.read(FILE));
        assertFalse(Files.exists(part()));
    }

    @Test
    void theSecondProcessWaitsForTheFirstAndFetchesNothing() throws Exception {
        DataCache cache = new DataCache(folder);
        try (Mirror mirror = new Mirror().with("a-idx3-ubyte.gz", Manner.STALLED, gzip(CONTENT))) {
            Process child = ChildFetch.start(cache, mirror.base(), FILE);
            awaitPart(child);
            CompletableFuture<Void> second =
                    CompletableFuture.runAsync(() -> fetch(cache, mirror).ensure(List.of(FILE)));
            await(() -> !watcher.notes.isEmpty());
            assertEquals("another process is fetching into " + folder + "; waiting for it", watcher.notes.get(0));
            mirror.release();
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
            second.get(30, TimeUnit.SECONDS);
            assertEquals(1, mirror.requests());
        }
        assertArrayEquals(CONTENT, cache.read(FILE));
    }

    private Fetch fetch(DataCache cache, Mirror mirror) {
        return new Fetch(cache, Optional.empty(), List.of(mirror.source(PATIENT)), watcher);
    }

    private Path part() {
        return folder.resolve("a-idx3-ubyte.part");
    }

    private void awaitPart(Process child) throws Exception {
        await(() -> {
            assertTrue(child.isAlive(), "the child ended before it was killed");
            return Files.exists(part()) && size() > 0;
        });
    }

    private long size() throws IOException {
        return Files.size(part());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(10);
        }
    }
}
