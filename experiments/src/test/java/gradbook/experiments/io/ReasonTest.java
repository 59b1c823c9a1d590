package gradbook.experiments.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a"), "no such file or folder: a"),
                Arguments.of(new AccessDeniedException("a"), "permission denied for a"),
                Arguments.of(new FileAlreadyExistsException("a"), "a is not a folder"),
                Arguments.of(new NotDirectoryException("a"), "a is not a folder"),
                Arguments.of(new FileSystemException("a", null, "Not a directory"), "Not a directory"),
                Arguments.of(new FileSystemException("a"), "FileSystemException for a"),
                Arguments.of(new UnknownHostException("a"), "host name not found"),
                Arguments.of(new ConnectException().initCause(new UnresolvedAddressException()), "host name not found"),
                Arguments.of(
                        new ConnectException()
                                .initCause(new ConnectException().initCause(new UnresolvedAddressException())),
                        "host name not found"),
                Arguments.of(new ConnectException(), "connection refused"),
                Arguments.of(new HttpConnectTimeoutException("a"), "no answer in time"),
                Arguments.of(new EOFException("a"), "it ends too early"),
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void isInWords(Exception problem, String expected) {
        assertEquals(expected, Reason.of(problem));
    }
}
