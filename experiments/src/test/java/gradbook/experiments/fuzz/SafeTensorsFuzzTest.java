package gradbook.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradbook.engine.io.SafeTensors;
import gradbook.engine.io.WeightsException;
import gradbook.experiments.testing.Fuzzed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

class SafeTensorsFuzzTest {
    /** What is read is written and read again with the same names in the same order and the same bits. */
    @FuzzTest
    void safetensors(byte[] content) throws IOException {
        SafeTensors read;
        try {
            read = SafeTensors.read(Fuzzed.file(content));
        } catch (WeightsException refused) {
            Fuzzed.assertSentence(refused);
            return;
        }
        byte[] written = bytes(read);
        SafeTensors again = SafeTensors.read(Fuzzed.file(written));
        assertEquals(read, again);
        assertEquals(
                List.copyOf(read.tensors().keySet()),
                List.copyOf(again.tensors().keySet()));
        assertArrayEquals(written, bytes(again));
    }

    private static byte[] bytes(SafeTensors content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        return out.toByteArray();
    }
}
