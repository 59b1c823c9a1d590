package gradbook.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final Saved SAVED = new Saved()
            .put("model", Map.of("weight", NdArray.of(Shape.of(2), 1.5f, Float.NaN)))
            .put("losses", NdArray.of(Shape.of(3), 0.1, 1 / 3.0, Double.MIN_VALUE))
            .put("none", NdArray.of(Shape.of(0), new double[0]))
            .put("note", "ü and \"quotes\"");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("checkpoint");
        CheckpointFile.write(file, SAVED);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws CheckpointFile.Damaged {
        assertSame(CheckpointFile.read(file));
    }

    @Test
    void oneThatIsCutAnywhereIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(CheckpointFile.Damaged.class, () -> CheckpointFile.read(file), "cut at " + length);
        }
    }

    /** But for a blank where a header may have any. */
    @Test
    void oneWithAByteChangedAnywhereIsDamagedOrTheSame() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int same = 0;
        for (int i = 0; i < whole.length; i++) {
            for (int change : new int[] {1, 0x20, 0x80}) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) change;
                Files.write(file, changed);
                try {
                    assertSame(CheckpointFile.read(file));
                    same++;
                } catch (CheckpointFile.Damaged damaged) {
                    assertTrue(!damaged.getMessage().isBlank());
                }
            }
        }
        assertTrue(same < 10, same + " changes did no harm");
    }

    private static void assertSame(Saved found) {
        assertEquals(SAVED.texts(), found.texts());
        assertEquals(SAVED.arrays(), found.arrays());
    }
}
