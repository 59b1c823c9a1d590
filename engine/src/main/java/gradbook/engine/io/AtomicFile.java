package gradbook.engine.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Files that are whole or not there: written to a temporary file beside the target, forced to the disk, then moved over
 * the target in one step. A reader, or a program killed at any moment, sees the old content or the new, never half of it.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes a file's content; it may close the stream or leave it open. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code content} to {@code target}, creating the folders above it. The stream has no buffer. If anything is
     * thrown, the target is as it was and nothing lies beside it.
     */
    public static void write(Path target, Content content) throws IOException {
        Path place = target.toAbsolutePath();
        // Not Files.createTempFile: its files are readable by their owner only, and the result would be too.
        Path temporary = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            createFolders(place.getParent());
            try (OutputStream out = Files.newOutputStream(temporary, CREATE_NEW, WRITE)) {
                content.writeTo(out);
            }
            move(temporary, place);
        } finally {
            // After a successful move there is nothing here any more.
            deleteQuietly(temporary);
        }
    }

    /** Forces {@code finished} to the disk and moves it over {@code target}, which must be on the same file system. */
    public static void move(Path finished, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(finished, WRITE)) {
            channel.force(true);
        }
        Files.move(finished, target, ATOMIC_MOVE, REPLACE_EXISTING);
        forceFolder(target.toAbsolutePath().getParent());
    }

    /** Creates {@code folder} and those above it, unless they are there. */
    public static void createFolders(Path folder) throws IOException {
        // createDirectories of JDK 17 refuses a symbolic link to a folder.
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
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
}
