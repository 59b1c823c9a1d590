package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldContent() throws IOException {
        target = folder.resolve("weights");
        Files.writeString(target, "old");
    }

    @Test
    void theOldContentStandsUntilTheNewIsWhole() throws IOException {
        AtomicFile.write(target, out -> {
            out.write('n');
            out.flush();
            assertEquals("old", Files.readString(target));
            out.write('w');
            out.close();
        });
        assertEquals("nw", Files.readString(target));
        assertEquals(List.of("weights"), List.of(folder.toFile().list()));
    }

    @Test
    void foldersAboveAreCreated() throws IOException {
        Path deep = folder.resolve("a/b/weights");
        AtomicFile.write(deep, out -> out.write('x'));
        assertEquals("x", Files.readString(deep));
    }

    @Test
    void contentThatFailsLeavesTheOldAndNothingElse() throws IOException {
        IOException full = new IOException("No space left on device");
        assertEquals(
                full,
                assertThrows(
                        IOException.class,
                        () -> AtomicFile.write(target, out -> {
                            out.write(new byte[100_000]);
                            throw full;
                        })));
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(target, out -> {
                    throw new IllegalStateException("a mistake in the program");
                }));
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("weights"), List.of(folder.toFile().list()));
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path full = Files.createDirectories(folder.resolve("taken/full")).getParent();
        assertThrows(IOException.class, () -> AtomicFile.write(full, out -> out.write('x')));
        assertEquals(List.of("full"), List.of(full.toFile().list()));
    }
}
