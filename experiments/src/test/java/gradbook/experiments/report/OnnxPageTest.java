package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelFile;
import gradbook.experiments.run.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over models. */
class OnnxPageTest {
    private static final String SHA256 = "ef".repeat(32);
    private static final Exported MODELS = new Exported(
            List.of(
                    new ModelFile.Digest("model.onnx", 408_855, SHA256),
                    new ModelFile.Digest("classifier.onnx", 410_112, "aa".repeat(32)),
                    new ModelFile.Digest("weights.safetensors", 407_328, "bb".repeat(32))),
            Map.of("Relu", 1, "Gemm", 2),
            new Exported.Proof(10_000, 1.66e-5, 3));

    @Test
    void aRowForEachModelWithWhatTheCheckerSaysOfItsBytes(@TempDir Path folder) {
        RunRecord record = MadeUp.record(MadeUp.DIGITS);
        RunRecord withModels = record.with(MODELS);
        ReportFolder report = new ReportFolder(folder, MadeUp.DIGITS, withModels);
        String page = OnnxPage.render(
                List.of(report), Optional.of(new CheckerVerdicts("onnx.checker 1", Map.of(SHA256, "passed"))));
        List<String> lines = page.lines().toList();
        String link = "| [made-up-digits@1](../made-up-digits-v1/report.md) | ";
        assertTrue(
                lines.contains(link + "`model.onnx` | 2 Gemm, Relu | 408,855 | 1.7e-05 | 3 of 10,000 | passed |"),
                page);
        assertTrue(
                lines.contains(
                        link + "`classifier.onnx` | the same, behind a table of bytes | 410,112 |  |  | not asked |"),
                page);
        assertTrue(page.contains("those of onnx.checker 1, "), page);
    }

    @Test
    void verdictsOfTheCheckerAreRead(@TempDir Path reports) {
        CheckerVerdicts verdicts = new CheckerVerdicts("onnx.checker 1", Map.of(SHA256, "passed"));
        CheckerVerdicts.in(reports).write(verdicts);
        assertEquals(verdicts, CheckerVerdicts.in(reports).read());
    }
}
