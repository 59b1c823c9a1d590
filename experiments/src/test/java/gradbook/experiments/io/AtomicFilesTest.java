package gradbook.experiments.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AtomicFilesTest {
    /** More than the buffer in front of the disk, so that a write fails before the stream is closed. */
    private static final byte[] LONG = new byte[100_000];

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldContent() throws IOException {
        target = folder.resolve("record.json");
        Files.writeString(target, "old");
    }

    @Test
    void replacesTheOldContent() throws IOException {
        AtomicFiles.writeString(target, "neu: ü");
        assertEquals("neu: ü", Files.readString(target));
        assertEquals(List.of("record.json"), names());
    }

    @Test
    void createsTheFoldersAbove() throws IOException {
        Path deep = folder.resolve("a/b/c.bin");
        AtomicFiles.write(deep, LONG);
        assertArrayEquals(LONG, Files.readAllBytes(deep));
    }

    @Test
    void writerMayCloseTheStream() throws IOException {
        AtomicFiles.write(target, out -> {
            out.write('x');
            out.close();
        });
        assertEquals("x", Files.readString(target));
    }

    @Test
    void fullDiskLeavesTheOldContentAndNothingElse() throws IOException {
        Failure failure = assertThrows(
                Failure.class,
                () -> AtomicFiles.write(target, out -> out.write(LONG), out -> new FullDisk(out, 50_000)));
        assertSentence(failure, target, "No space left on device");
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("record.json"), names());
    }

    @Test
    void diskThatFillsUpAtTheLastFlushIsNoticed() throws IOException {
        Failure failure = assertThrows(
                Failure.class, () -> AtomicFiles.write(target, out -> out.write('x'), out -> new FullDisk(out, 0)));
        assertSentence(failure, target, "No space left on device");
        assertEquals("old", Files.readString(target));
    }

    @Test
    void writerThatThrowsLeavesTheOldContentAndNothingElse() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFiles.write(target, out -> {
                    out.write(LONG);
                    throw new IllegalStateException("a mistake in the program");
                }));
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("record.json"), names());
    }

    @Test
    void uncheckedProblemOfTheWriterBecomesASentence() {
        Failure failure = assertThrows(
                Failure.class,
                () -> AtomicFiles.write(target, out -> {
                    throw new UncheckedIOException(new IOException("Input/output error"));
                }));
        assertSentence(failure, target, "Input/output error");
    }

    @Test
    void targetThatIsAFolderIsRefused() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/full")).getParent();
        Failure failure = assertThrows(Failure.class, () -> AtomicFiles.writeString(taken, "x"));
        assertSentence(failure, taken, "");
        assertTrue(Files.isDirectory(taken.resolve("full")));
    }

    @Test
    void moveOfAMissingFileBecomesASentence() {
        Path missing = folder.resolve("missing.part");
        Failure failure = assertThrows(Failure.class, () -> AtomicFiles.move(missing, target));
        assertSentence(failure, target, "no such file or folder: " + missing);
    }

    /** Folders in which nobody can create a file, root included. */
    static Stream<String> unwritable() {
        Stream<String> everywhere = Stream.of("{file}/x.json", "{file}/deeper/x.json");
        Stream<String> linux = Stream.of("/proc/gradbook/x.json", "/proc/x.json");
        return Files.isDirectory(Path.of("/proc/self")) ? Stream.concat(everywhere, linux) : everywhere;
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void unwritableFolderBecomesASentence(String pattern) throws IOException {
        Path inside = Path.of(pattern.replace("{file}", target.toString()));
        Failure failure = assertThrows(Failure.class, () -> AtomicFiles.writeString(inside, "x"));
        assertSentence(failure, inside, "");
        Path parent = inside.getParent().resolve("folder");
        assertSentence(assertThrows(Failure.class, () -> AtomicFiles.createFolders(parent)), parent, "");
        assertEquals("old", Files.readString(target));
    }

    private static void assertSentence(Failure failure, Path file, String reason) {
        String sentence = failure.getMessage();
        assertTrue(sentence.contains(file.toString()), sentence);
        assertTrue(sentence.contains(reason), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        // What to do.
        assertTrue(sentence.contains("; "), sentence);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A disk with room for so many bytes. */
    private static final class FullDisk extends FilterOutputStream {
        private long room;

        FullDisk(OutputStream out, long room) {
            super(out);
            this.room = room;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            int fits = (int) Math.min(room, length);
            out.write(from, offset, fits);
            room -= fits;
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }
    }
}
