package gradbook.experiments.dataset;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** One fetch at a time per cache: a lock on {@code .lock}, which the system releases when its process dies. */
final class CacheLock {
    /** A file lock belongs to the whole process, so the threads of this one need a lock of their own. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private CacheLock() {}

    /** Runs {@code work} alone; waits, with a note, while another process holds the lock. */
    static void whileHeld(Path folder, DownloadProgress progress, Runnable work) {
        AtomicFiles.createFolders(folder);
        Path file = folder.resolve(".lock");
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                progress.note("another process is fetching into " + folder + "; waiting for it");
                lock = channel.lock();
            }
            try {
                work.run();
            } finally {
                lock.release();
            }
        } catch (IOException problem) {
            throw new Failure(
                    "cannot lock " + file + ": " + Reason.of(problem)
                            + "; set GRADBOOK_DATA to a folder that can be written",
                    problem);
        } finally {
            THREADS.unlock();
        }
    }
}
