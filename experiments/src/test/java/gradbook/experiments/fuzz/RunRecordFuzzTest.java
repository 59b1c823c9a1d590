package gradbook.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Fuzzed;
import java.nio.charset.StandardCharsets;

class RunRecordFuzzTest {
    /** What is read has what a page takes for granted, and is written and read again the same. */
    @FuzzTest
    void record(byte[] content) {
        RunRecord read;
        try {
            read = RunRecordFile.read(Fuzzed.file(content));
        } catch (Failure refused) {
            Fuzzed.assertSentence(refused);
            return;
        }
        read.experiment().folder();
        read.environment().seconds();
        read.result().isOneTraining();
        read.result().curve().forEach(point -> assertEquals(point.lossHex(), Double.toHexString(point.loss())));
        byte[] written = Json.write(read).getBytes(StandardCharsets.UTF_8);
        assertEquals(read, RunRecordFile.read(Fuzzed.file(written)));
    }
}
