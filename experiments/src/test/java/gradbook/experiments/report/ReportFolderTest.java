package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.run.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    /** Of the second writing nothing is new, but a user still wants to hear where everything is. */
    @Test
    void namesAllFilesAndThoseThatChanged(@TempDir Path run) {
        RunRecord record = MadeUp.record(MadeUp.DIGITS);
        ReportFolder folder = new ReportFolder(run, MadeUp.DIGITS, record);
        List<Path> files = List.of(
                run.resolve("report.md"),
                run.resolve("loss-curve.png"),
                run.resolve("confusion-matrix.png"),
                run.resolve("worst-errors.png"));
        assertEquals(new Written(files, files, Optional.empty()), folder.write(data -> MadeUp.IMAGES, Fonts.INSTALLED));
        assertEquals(
                new Written(files, List.of(), Optional.empty()), folder.write(data -> MadeUp.IMAGES, Fonts.INSTALLED));
    }
}
