package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelFile;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
    private static final RunRecord RECORD = MadeUp.record(MadeUp.DIGITS);
    private static final List<List<Integer>> NO_MATRIX = List.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# made-up-digits@1: a made-up network",
                "Is it made up?",
                "| test accuracy | 75.00 % |",
                "| test loss | 0.06529 |",
                "| parameters | 101,770 |",
                "| training steps | 20 |",
                "| epochs | 2 |",
                "There is none.",
                "| `seed` | 42 |",
                "| `learningRate` | 0.0001 |",
                "| data (made-up data) | SHA-256 |",
                "| train | 1,234 |",
                "| epoch | train loss | validation loss |",
                "| 2 | 0.5000 | 0.7500 |",
                "| 0 | 2 | 0 | 100.00 % |  |",
                "| 1 | 2 | 1 | 50.00 % | 0 (once) |",
                "It was right 0.75 of the time.",
                "mvn -q -Dexec.args=\"run made-up-digits@1\"",
                "This is the pinned configuration: every machine gets the bits below.",
                "| numerics version | 1 |",
                "| loss curve, SHA-256 | `" + "abababababababababababababababababababababababababababababababab"
                        + "` |",
                "| weights, SHA-256 | `" + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd" + "` |",
                "| time | 12.1 s |",
                "| time of an epoch, median | 3.50 s |",
                "| peak memory | 667 MiB |",
                "| vector width | 256 bits |",
                "| git commit | `0123456789ab`, with uncommitted changes |",
            })
    void saysOnALineOfItsOwn(String line) {
        List<String> lines = ReportPage.render(MadeUp.DIGITS, RECORD, Optional.empty())
                .lines()
                .toList();
        assertTrue(lines.contains(line), () -> line + " is not a line of\n" + String.join("\n", lines));
    }

    @Test
    void namesTheModelsThatTheRunLeft() {
        Exported models = new Exported(
                List.of(new ModelFile.Digest("model.onnx", 408_855, "ef".repeat(32))),
                Map.of("Gemm", 2),
                new Exported.Proof(10_000, 1.66e-5, 0));
        RunRecord record = RECORD.with(models);
        String page = ReportPage.render(MadeUp.DIGITS, record, Optional.empty());
        assertTrue(page.contains("| `model.onnx` | 408,855 | `" + "ef".repeat(32) + "` |"), page);
        assertTrue(
                page.contains("ONNX Runtime says the same class for all 10,000 test samples, logits within 1.7e-05. "),
                page);
        assertFalse(ReportPage.render(MadeUp.DIGITS, RECORD, Optional.empty()).contains("## Models"));
    }

    @Test
    void isTheSameInEveryCountryAndFromARecordThatWasReadAgain(@TempDir Path folder) {
        String page = ReportPage.render(MadeUp.DIGITS, RECORD, Optional.empty());
        Path file = folder.resolve("record.json");
        RunRecordFile.write(file, RECORD);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(page, ReportPage.render(MadeUp.DIGITS, RunRecordFile.read(file), Optional.empty()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anOverriddenRunSaysSoAndHowToRepeatIt() {
        String page =
                ReportPage.render(MadeUp.DIGITS, MadeUp.record(MadeUp.DIGITS, 7, 3, 0.75, NO_MATRIX), Optional.empty());
        assertTrue(page.contains("**This is not the pinned configuration of made-up-digits@1**: "
                + "epochs is 3, pinned is 2; seed is 7, pinned is 42."));
        assertTrue(page.contains("-Dexec.args=\"run made-up-digits@1 --epochs 3 --seed 7\""));
        assertFalse(page.contains("This is the pinned configuration"));
    }

    @Test
    void showsNoPictureThatThereIsNoDataFor() {
        String page = ReportPage.render(
                MadeUp.DIGITS, MadeUp.record(MadeUp.DIGITS, 42, 2, 0.75, NO_MATRIX), Optional.empty());
        assertTrue(page.contains("](loss-curve.png)"));
        assertFalse(page.contains("confusion"));
        assertFalse(page.contains("worst-errors"));
    }

    @Test
    void refusesARecordOfAnotherExperiment() {
        assertEquals(
                "a record of made-up-digits@1 for made-up-scalar@2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ReportPage.render(MadeUp.SCALAR, RECORD, Optional.empty()))
                        .getMessage());
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        String page = ReportPage.render(
                MadeUp.DIGITS, MadeUp.record(MadeUp.DIGITS, 42, 200, 0.75, NO_MATRIX), Optional.empty());
        assertTrue(
                page.contains(
                        "These are 20 of 200 epochs, evenly spread, with that of the lowest validation loss among them; `record.json` has all."));
        assertTrue(page.contains("\n| 1 | 1.000 | 1.500 |\n"));
        assertTrue(page.contains("\n| 200 | 0.005000 | 0.007500 |\n"));
        assertArrayEquals(IntStream.range(0, 20).toArray(), EpochTable.shown(20));
        assertArrayEquals(new int[] {0}, EpochTable.shown(1));
        int[] shown = EpochTable.shown(100);
        assertEquals(20, shown.length);
        for (int i = 1; i < shown.length; i++) {
            assertTrue(Math.abs(shown[i] - shown[i - 1] - 99.0 / 19) < 1, "rows " + shown[i - 1] + " and " + shown[i]);
        }
    }

    @Test
    void figuresHaveSensibleDigits() {
        assertEquals("1.407e-05", Figures.figure(1.407163448563569E-5));
        assertEquals("24.70", Figures.figure(24.70408163265306));
        assertEquals("0", Figures.figure(0));
        assertEquals("validation accuracy", Figures.words("validationAccuracy"));
        assertEquals("97.42 %", Figures.measure("validationAccuracy", 0.9742));
        assertEquals(2.5, Figures.median(List.of(4.0, 1.0, 3.0, 2.0)));
        assertEquals("0.31 s", Figures.seconds(0.312));
    }
}
