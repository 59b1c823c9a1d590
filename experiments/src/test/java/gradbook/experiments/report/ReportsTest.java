package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final List<List<Integer>> NO_MATRIX = List.of();

    @TempDir
    private Path home;

    private Path folder;
    private Path digits;
    private Reports reports;

    @BeforeEach
    void publishTwo() {
        folder = home.resolve("reports");
        digits = folder.resolve("made-up-digits-v1");
        reports = reports(files -> MadeUp.IMAGES);
        reports.publish(run(MadeUp.record(MadeUp.DIGITS)));
        reports.publish(run(MadeUp.record(MadeUp.SCALAR, 42, 2, 0.5, NO_MATRIX)));
    }

    @Test
    void whatWasPublishedPassesTheCheck() {
        assertEquals(List.of(), reports.check());
        assertTrue(Files.exists(digits.resolve("worst-errors.png")));
        assertFalse(Files.exists(folder.resolve("made-up-scalar-v2").resolve("worst-errors.png")));
    }

    @Test
    void rebuildingChangesNothingAndNeedsNoDataUntilAPictureIsMissing() throws IOException {
        Reports withoutData = reports(ReportsTest::noData);
        assertEquals(List.of(), withoutData.rebuild().changed());
        Files.delete(digits.resolve("confusion-matrix.png"));
        Files.writeString(digits.resolve("report.md"), "changed");
        assertEquals(
                List.of(digits.resolve("report.md"), digits.resolve("confusion-matrix.png")),
                withoutData.rebuild().changed());
        Files.delete(digits.resolve("worst-errors.png"));
        assertEquals(
                "there is no data",
                assertThrows(Failure.class, withoutData::rebuild).getMessage());
    }

    @Test
    void theIndexIsInTheOrderOfTheExperimentsAndShowsTheirTestAccuracies() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("README.md"));
        int scalar = lines.indexOf("| [made-up-scalar@2](made-up-scalar-v2/report.md): a made-up network | made-up data"
                + " | 101,770 | 50.00 % test accuracy | 12.1 s | 667 MiB | `cdcdcdcdcdcd` |");
        assertTrue(scalar > 0, String.join("\n", lines));
        assertTrue(lines.get(scalar + 1).startsWith("| [made-up-digits@1](made-up-digits-v1/report.md)"));
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("](test-accuracy.png)")));
        assertTrue(Files.exists(folder.resolve("test-accuracy.png")));
        assertTrue(lines.contains("mvn -q -Dexec.args=\"report --check\""));
    }

    @Test
    void anEmptyFolderHasAnIndexThatSaysSo() throws IOException {
        Reports none = new Reports(home.resolve("none"), List.of(), List.of(), ReportsTest::noData, Fonts.INSTALLED);
        none.rebuild();
        assertTrue(Files.readString(home.resolve("none").resolve("README.md")).contains("Nothing is published yet."));
        assertEquals(List.of(), none.check());
    }

    @Test
    void aChangedPageIsNamedWithItsFirstDifferingLine() throws IOException {
        Path page = digits.resolve("report.md");
        Files.writeString(page, Files.readString(page).replace("Is it made up?", "Is it true?"));
        assertProblem(page + " differs from what the records say in line 3: expected \"Is it made up?\", found \"Is it "
                + "true?\"; run `gradbook report`");
    }

    @Test
    void lineEndsOfAnotherSystemAreNoDifference() throws IOException {
        Path page = digits.resolve("report.md");
        Files.writeString(page, Files.readString(page).replace("\n", "\r\n"));
        assertEquals(List.of(), reports.check());
    }

    @Test
    void aMissingPageAndAShortIndexAreProblems() throws IOException {
        Files.delete(digits.resolve("report.md"));
        Path index = folder.resolve("README.md");
        Files.writeString(index, "# Reports");
        assertEquals(
                List.of(
                        digits.resolve("report.md") + " is missing; run `gradbook report`",
                        index
                                + " differs from what the records say in line 2: expected \"\", found the end; run `gradbook "
                                + "report`"),
                reports.check());
    }

    @Test
    void aMissingPictureIsAProblem() throws IOException {
        Files.delete(digits.resolve("loss-curve.png"));
        assertProblem(digits.resolve("loss-curve.png") + " is missing; run `gradbook report`");
    }

    @Test
    void aPictureOfOtherDataIsAProblem() throws IOException {
        Path picture = digits.resolve("confusion-matrix.png");
        Picture other = new ConfusionMatrixPicture(List.of(List.of(2, 0), List.of(0, 2)));
        Files.write(picture, PngFile.encode(other.draw(() -> noData(List.of())), other.dataSha256()));
        Picture right = new ConfusionMatrixPicture(List.of(List.of(2, 0), List.of(1, 1)));
        assertProblem(picture + " shows other data than the record has: expected SHA-256 " + right.dataSha256()
                + ", found " + other.dataSha256() + "; run `gradbook report`");
    }

    @Test
    void aDamagedPictureIsAProblem() throws IOException {
        Files.writeString(digits.resolve("confusion-matrix.png"), "no picture");
        assertProblem(
                digits.resolve("confusion-matrix.png") + " is damaged: it is not a PNG file; run `gradbook report`");
    }

    @Test
    void aPictureWithoutDataInTheRecordIsAProblemAndRebuildingDeletesIt() throws IOException {
        Path stray = folder.resolve("made-up-scalar-v2").resolve("worst-errors.png");
        Files.copy(digits.resolve("worst-errors.png"), stray);
        assertProblem(stray + " has no data in the record; delete it");
        assertEquals(List.of(stray), reports.rebuild().changed());
        assertFalse(Files.exists(stray));
    }

    @Test
    void foldersThatAreNoReportsAreProblemsAndStopRebuilding() throws IOException {
        Path page = digits.resolve("report.md");
        Files.delete(page);
        Path unknown = Files.createDirectory(folder.resolve("other-v1"));
        String sentence = unknown + " belongs to no experiment that this program knows; delete or rename it";
        assertTrue(reports.check().contains(sentence), reports.check().toString());
        assertEquals(sentence, assertThrows(Failure.class, reports::rebuild).getMessage());
        assertFalse(Files.exists(page), "something was written");
    }

    @Test
    void recordsThatAreMissingUnreadableOrOfAnotherExperimentAreProblems() throws IOException {
        Path record = digits.resolve("record.json");
        Files.writeString(record, Files.readString(record).replace("\"steps\": 20,", ""));
        assertTrue(firstProblem().contains("'steps'"), firstProblem());
        Files.writeString(record, "{");
        assertTrue(firstProblem().startsWith(record + " is not a run record: "), firstProblem());
        RunRecordFile.write(record, MadeUp.record(MadeUp.SCALAR));
        assertEquals(
                record
                        + " is of made-up-scalar@2, expected made-up-digits@1; publish a run of made-up-digits@1 or delete"
                        + " the folder",
                firstProblem());
        Files.delete(record);
        assertEquals(record + " is missing; publish a run of made-up-digits@1 or delete the folder", firstProblem());
    }

    @Test
    void onlyAPinnedRunIsPublished() {
        Path run = run(MadeUp.record(MadeUp.DIGITS, 7, 2, 0.75, NO_MATRIX));
        assertEquals(
                run.resolve("record.json")
                        + " is not of the pinned configuration of made-up-digits@1: seed is 7, pinned is "
                        + "42; run it without --seed and --epochs to publish it",
                assertThrows(Failure.class, () -> reports.publish(run)).getMessage());
        assertThrows(Failure.class, () -> reports.replace(run));
        assertEquals(List.of(), reports.check());
    }

    @Test
    void anUnknownExperimentIsNotPublished() {
        Path run = run(MadeUp.record(new MadeUp.Named(new ExperimentId("other", 1))));
        assertEquals(
                run.resolve("record.json")
                        + " is of other@1, an experiment that this program does not know; use the version "
                        + "of it that made the run",
                assertThrows(Failure.class, () -> reports.publish(run)).getMessage());
    }

    @Test
    void anotherResultIsPublishedOnlyOnPurpose() throws IOException {
        RunRecord changed = MadeUp.record(MadeUp.DIGITS, 42, 2, 1.0, List.of(List.of(2, 0), List.of(0, 2)));
        Path run = run(changed);
        String sentence =
                assertThrows(Failure.class, () -> reports.publish(run)).getMessage();
        assertTrue(sentence.contains("metrics is {testAccuracy=0.75, "), sentence);
        assertFalse(sentence.contains("weights"), sentence);
        reports.replace(run);
        assertEquals(Json.write(changed), Files.readString(digits.resolve("record.json")));
        assertEquals(List.of(), reports.check());
    }

    @Test
    void theSameResultIsPublishedAgain() {
        assertEquals(
                List.of(), reports.publish(run(MadeUp.record(MadeUp.DIGITS))).changed());
    }

    @Test
    void nothingIsPublishedBesideABadReport() throws IOException {
        Files.delete(folder.resolve("made-up-scalar-v2").resolve("record.json"));
        String before = Files.readString(digits.resolve("record.json"));
        Path run = run(MadeUp.record(MadeUp.DIGITS, 42, 2, 1.0, NO_MATRIX));
        assertThrows(Failure.class, () -> reports.replace(run));
        assertEquals(before, Files.readString(digits.resolve("record.json")));
    }

    private static LabelledImages noData(List<DataFile> files) {
        throw new Failure("there is no data");
    }

    private Reports reports(Function<List<DataFile>, LabelledImages> images) {
        List<Experiment<?>> experiments = List.of(MadeUp.SCALAR, MadeUp.DIGITS);
        return new Reports(folder, experiments, List.of(), images, Fonts.INSTALLED);
    }

    private Path run(RunRecord record) {
        Path run = home.resolve("runs").resolve(record.experiment().folder());
        RunRecordFile.write(run.resolve("record.json"), record);
        return run;
    }

    private String firstProblem() {
        return reports.check().get(0);
    }

    private void assertProblem(String sentence) {
        assertEquals(List.of(sentence), reports.check());
    }
}
