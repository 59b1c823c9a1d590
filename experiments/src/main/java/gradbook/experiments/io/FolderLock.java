package gradbook.experiments.io;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** A folder that one process writes at a time: a lock on a file beside it, which the system releases when its process dies. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * The lock of a folder.
     *
     * @throws Failure if somebody holds it, or it cannot be had
     */
    public static FolderLock of(Path folder) {
        Path file = folder.resolveSibling("." + folder.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, CREATE, WRITE);
            if (isLocked(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException problem) {
            throw new Failure(
                    "cannot lock " + file + ": " + Reason.of(problem) + "; choose a folder that can be written",
                    problem);
        }
        throw new Failure(
                "another process is writing " + folder + "; wait until it has ended, or name another folder by --home");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    /** The file stays: to delete it would let two processes lock two files of one name. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException released) {
            // The system releases it with the process.
        }
    }
}
