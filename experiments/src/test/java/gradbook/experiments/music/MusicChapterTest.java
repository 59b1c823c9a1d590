package gradbook.experiments.music;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.PianoPieces;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.report.Reports;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Runs;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run in the small. */
class MusicChapterTest {
    private static final Overrides SMALL = Overrides.NONE
            .with("epochs", 1)
            .with("batchSize", 2)
            .with("context", 8)
            .with("width", 4)
            .with("hidden", 8);

    @Test
    void whatANetworkWroteStandsBesideThePageAndPlays(@TempDir Path reports) throws Exception {
        Runs.assumeFiles(PianoPieces.SET);
        RunRecord record = Runs.run(new MusicLstmV1(), SMALL, 2);
        MusicChapter chapter = new MusicChapter();
        Path folder = reports.resolve("music-lstm-v1");
        Map<String, byte[]> files = chapter.files(List.of(new ReportFolder(folder, new MusicLstmV1(), record)));
        Sequence played = MidiSystem.getSequence(new ByteArrayInputStream(files.get("generated.mid")));
        assertTrue(played.getMicrosecondLength() > 6_000_000, "shorter than the bars that were given");
        assertTrue(MidiReader.read("generated.mid", files.get("generated.mid"))
                        .notes()
                        .size()
                > 50);

        AtomicFiles.createFolders(folder);
        RunRecordFile.write(folder.resolve(RunRecordFile.NAME), record);
        Reports all = new Reports(reports, List.of(new MusicLstmV1()), List.of(chapter), Runs.datasets());
        all.rebuild();
        Path generated = reports.resolve("music/generated.mid");
        assertArrayEquals(files.get("generated.mid"), Files.readAllBytes(generated));
        assertTrue(Files.exists(reports.resolve("music/piano-rolls.png")));
        assertEquals(List.of(), all.check());
        Files.write(generated, new byte[] {1});
        assertEquals(List.of(generated + " differs from what the records say; run `gradbook report`"), all.check());
        Files.delete(generated);
        assertEquals(List.of(generated + " is missing; run `gradbook report`"), all.check());
        all.rebuild();
        assertEquals(List.of(), all.check());
    }
}
