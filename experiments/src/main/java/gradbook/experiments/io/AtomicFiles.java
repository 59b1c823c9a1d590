package gradbook.experiments.io;

import gradbook.engine.io.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Files that are whole or not there ({@link AtomicFile}), and a {@link Failure} if that cannot be: a reader, or a run killed at
 * any moment, sees the old content or the new, never half of it.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes {@code content} to {@code target}, creating the folders above it. */
    public static void write(Path target, byte[] content) {
        write(target, out -> out.write(content));
    }

    /** Writes {@code text} in UTF-8 to {@code target}. */
    public static void writeString(Path target, String text) {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes what {@code writer} writes to {@code target}; it may close the stream or leave that to this method. If it
     * throws, the target is as it was.
     */
    public static void write(Path target, IOConsumer<OutputStream> writer) {
        write(target, writer, UnaryOperator.identity());
    }

    /** {@code wrap} stands between the writer and the disk, so that tests can fill the disk up. */
    static void write(Path target, IOConsumer<OutputStream> writer, UnaryOperator<OutputStream> wrap) {
        try {
            AtomicFile.write(target, disk -> {
                try (OutputStream out = new BufferedOutputStream(wrap.apply(disk))) {
                    writer.accept(out);
                }
            });
        } catch (IOException problem) {
            throw cannotWrite(target, problem);
        } catch (UncheckedIOException problem) {
            throw cannotWrite(target, problem.getCause());
        }
    }

    /** Forces {@code finished} to the disk and moves it over {@code target}, which must be on the same file system. */
    public static void move(Path finished, Path target) {
        try {
            AtomicFile.move(finished, target);
        } catch (IOException problem) {
            throw cannotWrite(target, problem);
        }
    }

    /** Creates {@code folder} and those above it, unless they are there. */
    public static void createFolders(Path folder) {
        try {
            AtomicFile.createFolders(folder);
        } catch (IOException problem) {
            throw new Failure(
                    "cannot create the folder " + folder + ": " + Reason.of(problem)
                            + "; choose a folder that can be written",
                    problem);
        }
    }

    /** Creates {@code folder} and tries it out, so that work whose result goes there is not begun in vain. */
    public static void refuseUnlessWritable(Path folder) {
        createFolders(folder);
        Path trial = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.createFile(trial);
        } catch (IOException problem) {
            throw cannotWrite(folder, problem);
        } finally {
            deleteQuietly(trial);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException ignored) {
            // What stopped the writing is the better story, and is already on its way.
        }
    }

    private static Failure cannotWrite(Path target, IOException problem) {
        return new Failure(
                "cannot write " + target + ": " + Reason.of(problem)
                        + "; nothing half-written is left there, so mend that or choose another place and run again",
                problem);
    }
}
