package gradbook.experiments.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Files that are whole or not there: written to a temporary file beside the target, forced to the disk, then moved over
 * the target in one step. A reader, or a run killed at any moment, sees the old content or the new, never half of it.
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
        Path place = target.toAbsolutePath();
        // Not Files.createTempFile: its files are readable by their owner only, and the result would be too.
        Path temporary = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            createFolder(place.getParent());
            try (OutputStream out =
                    new BufferedOutputStream(wrap.apply(Files.newOutputStream(temporary, CREATE_NEW, WRITE)))) {
                writer.accept(out);
            }
            forceAndMove(temporary, place);
        } catch (IOException problem) {
            throw cannotWrite(target, problem);
        } catch (UncheckedIOException problem) {
            throw cannotWrite(target, problem.getCause());
        } finally {
            // After a successful move there is nothing here any more.
            deleteQuietly(temporary);
        }
    }

    /** Forces {@code finished} to the disk and moves it over {@code target}, which must be on the same file system. */
    public static void move(Path finished, Path target) {
        try {
            forceAndMove(finished, target.toAbsolutePath());
        } catch (IOException problem) {
            throw cannotWrite(target, problem);
        }
    }

    /** Creates {@code folder} and those above it, unless they are there. */
    public static void createFolders(Path folder) {
        try {
            createFolder(folder);
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

    private static void createFolder(Path folder) throws IOException {
        // createDirectories of JDK 17 refuses a symbolic link to a folder.
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    private static void forceAndMove(Path finished, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(finished, WRITE)) {
            channel.force(true);
        }
        Files.move(finished, target, ATOMIC_MOVE, REPLACE_EXISTING);
        forceFolder(target.getParent());
    }

    /** The new name is in the folder, so a power cut may undo it until the folder is forced too. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // Windows cannot open a folder; the file is whole either way.
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
