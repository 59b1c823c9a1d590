package gradbook.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradbook.experiments.checkpoint.CheckpointFile.Damaged;
import gradbook.experiments.testing.Fuzzed;
import java.nio.file.Path;

class CheckpointFuzzTest {
    /** One that is whole holds what it says, and is written and read again the same; no luck finds another SHA-256. */
    @FuzzTest
    void checkpoint(byte[] content) throws Damaged {
        Path file = Fuzzed.file(content);
        Saved read;
        try {
            read = CheckpointFile.read(file);
        } catch (Damaged refused) {
            Fuzzed.assertSentence(refused);
            return;
        }
        CheckpointFile.write(file, read);
        Saved again = CheckpointFile.read(file);
        assertEquals(read.texts(), again.texts());
        assertEquals(read.arrays(), again.arrays());
    }
}
