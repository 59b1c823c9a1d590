package gradbook.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradbook.experiments.dataset.IdxFile;
import gradbook.experiments.io.Failure;
import gradbook.experiments.testing.Fuzzed;
import java.nio.ByteBuffer;

class IdxFuzzTest {
    /** What is read, with the format's header before it, is the file. */
    @FuzzTest
    void idx(byte[] content) {
        IdxFile file;
        try {
            file = IdxFile.parse("file", content);
        } catch (Failure refused) {
            Fuzzed.assertSentence(refused);
            return;
        }
        int rank = file.sizes().length;
        ByteBuffer written = ByteBuffer.allocate(content.length).putInt(0x0800 | rank);
        for (int size : file.sizes()) {
            written.putInt(size);
        }
        assertArrayEquals(content, written.put(file.values()).array());
        assertEquals(0, written.remaining());
    }
}
