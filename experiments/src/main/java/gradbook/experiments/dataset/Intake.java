package gradbook.experiments.dataset;

import gradbook.experiments.dataset.FileStatus.State;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The one door into the cache. Bytes go to {@code <name>.part}, are cut off at the pinned size, checked, and only then
 * moved to their name. What a killed process left behind has a fixed name, so the next start writes over it.
 */
final class Intake {
    private static final int CHUNK = 1 << 16;

    private final DataCache cache;
    private final DownloadProgress progress;

    /** The caller holds the cache's lock. */
    Intake(DataCache cache, DownloadProgress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Takes {@code file} in from its raw bytes; reads at most one chunk more than is pinned, so a gzip bomb stays
     * small.
     *
     * @throws Unavailable if the bytes cannot be read or are not those that are pinned; nothing is left then
     * @throws Failure if the cache cannot be written
     */
    void take(PinnedFile file, InputStream raw) throws Unavailable {
        Path part = cache.folder().resolve(file.name() + ".part");
        try {
            copy(file, raw, part);
            FileStatus status = FileStatus.of(file, part);
            if (status.state() != State.INTACT) {
                throw new Unavailable(file.name() + " has " + status.comparison());
            }
            AtomicFiles.move(part, cache.path(file));
        } catch (IOException problem) {
            throw new Failure(
                    "cannot write " + part + ": " + Reason.of(problem)
                            + "; mend that, or set GRADBOOK_DATA to a folder with room for "
                            + PinnedFile.inBytes(file.bytes()),
                    problem);
        } finally {
            deleteQuietly(part);
        }
    }

    /** An empty folder beside the files, for what is unpacked on the way. */
    Path scratch() {
        Path folder = scratchFolder();
        try {
            deleteTree(folder);
        } catch (IOException problem) {
            throw new Failure(
                    "cannot delete the temporary folder " + folder + ": " + Reason.of(problem) + "; delete it by hand",
                    problem);
        }
        AtomicFiles.createFolders(folder);
        return folder;
    }

    /** Removes the scratch folder with all that is in it. */
    void clearScratch() {
        try {
            deleteTree(scratchFolder());
        } catch (IOException ignored) {
            // The next fetch deletes it.
        }
    }

    void note(String line) {
        progress.note(line);
    }

    /** An {@link IOException} from here is the cache's; the source's own arrive as {@link Unavailable}. */
    private void copy(PinnedFile file, InputStream raw, Path part) throws IOException, Unavailable {
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] chunk = new byte[CHUNK];
            long done = 0;
            for (int n = read(file, raw, chunk); n >= 0; n = read(file, raw, chunk)) {
                done += n;
                if (done > file.bytes()) {
                    throw new Unavailable(file.name() + " was cut off: it has more than the expected "
                            + PinnedFile.inBytes(file.bytes()));
                }
                out.write(chunk, 0, n);
                progress.advanced(file.name(), done, file.bytes());
            }
        }
    }

    private static int read(PinnedFile file, InputStream raw, byte[] chunk) throws Unavailable {
        try {
            return raw.read(chunk);
        } catch (IOException problem) {
            throw new Unavailable(file.name() + ": " + Reason.of(problem), problem);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deletion());
        }
    }

    private Path scratchFolder() {
        return cache.folder().resolve("scratch.part");
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // The next fetch writes over it.
        }
    }

    /** Deletes leaves first and follows no links. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
