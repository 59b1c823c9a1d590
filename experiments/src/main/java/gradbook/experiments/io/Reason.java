package gradbook.experiments.io;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why input or output failed, in words: many of the JDK's exceptions carry only a path, or no message at all. */
public final class Reason {
    private Reason() {}

    /** A clause without a full stop, to be put behind a colon. */
    public static String of(Exception problem) {
        if (problem instanceof FileSystemException e) {
            return ofFile(e);
        }
        if (problem instanceof UnknownHostException || isUnresolved(problem)) {
            return "host name not found";
        }
        if (problem instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (problem instanceof ConnectException) {
            return "connection refused";
        }
        if (problem instanceof EOFException) {
            return "it ends too early";
        }
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
    }

    /** The HTTP client wraps this once or twice, depending on how it was called. */
    private static boolean isUnresolved(Throwable problem) {
        return problem instanceof UnresolvedAddressException
                || (problem.getCause() != null && isUnresolved(problem.getCause()));
    }

    private static String ofFile(FileSystemException problem) {
        String file = problem.getFile();
        if (problem instanceof NoSuchFileException) {
            return "no such file or folder: " + file;
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied for " + file;
        }
        // Gradbook creates only folders where something may already stand; its files replace or have unique names.
        if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
            return file + " is not a folder";
        }
        return problem.getReason() == null ? problem.getClass().getSimpleName() + " for " + file : problem.getReason();
    }
}
