package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.run.RunRecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedTablesTest {
    private static final String CLASSES = "classes of made-up-digits@1";

    @TempDir
    private Path home;

    private Path card;
    private Reports reports;

    @BeforeEach
    void writeACard() throws IOException {
        card = home.resolve("model-card.md");
        Files.writeString(card, "# Card\n\n" + opening(CLASSES) + "old\n" + closing(CLASSES) + "\nText.\n");
        reports = new Reports(
                home.resolve("reports"), List.of(MadeUp.DIGITS), List.of(), files -> MadeUp.IMAGES, Fonts.INSTALLED);
        Path run = home.resolve("run");
        RunRecordFile.write(run.resolve("record.json"), MadeUp.record(MadeUp.DIGITS));
        reports.publish(run);
    }

    @Test
    void publishingPutsTheFiguresBetweenTheMarksAndLeavesTheRest() throws IOException {
        assertEquals("""
                # Card

                <!-- classes of made-up-digits@1, made by `gradbook report` -->

                | class | test samples | found: recall, and its 95 % interval | right when named: precision, likewise | most often taken for |
                | ---: | ---: | ---: | ---: | --- |
                | 0 | 2 | 100.00 % (34.24 to 100.00 %) | 66.67 % (20.77 to 93.85 %) |  |
                | 1 | 2 | 50.00 % (9.45 to 90.55 %) | 100.00 % (20.65 to 100.00 %) | 0 (once) |
                | **all** | 4 | 75.00 % (30.06 to 95.44 %) | 75.00 % (30.06 to 95.44 %) |  |

                <!-- end of classes of made-up-digits@1 -->

                Text.
                """, Files.readString(card));
        assertEquals(List.of(), reports.check());
    }

    @Test
    void aFigureThatWasChangedByHandIsAProblem() throws IOException {
        Files.writeString(card, Files.readString(card).replace("75.00 %", "76.00 %"));
        String problem = reports.check().get(0);
        assertTrue(problem.startsWith(card + " differs from what the records say in line 9: "), problem);
    }

    @Test
    void wordsThatWereChangedByHandAreNone() throws IOException {
        Files.writeString(card, Files.readString(card).replace("Text.", "Other words."));
        assertEquals(List.of(), reports.check());
    }

    @Test
    void aMarkThatNamesWhatIsNotPublishedIsRefused() throws IOException {
        Files.writeString(card, opening("metrics of other@1") + closing("metrics of other@1"));
        assertEquals(
                card
                        + " has marks for the table 'metrics of other@1', which nothing that is published makes; publish that, or "
                        + "take the marks out",
                assertThrows(Failure.class, reports::check).getMessage());
    }

    @Test
    void severalTablesAndDollarsKeepTheirPlaces() throws IOException {
        Path page = home.resolve("page.md");
        Files.writeString(page, opening("b") + closing("b") + "between $1\n" + opening("a") + "x\n" + closing("a"));
        Map<String, Markdown> tables =
                Map.of("a", new Markdown().paragraph("costs $1"), "b", new Markdown().paragraph("\\1"));
        assertEquals(
                opening("b") + "\n\\1\n\n" + closing("b") + "between $1\n" + opening("a") + "\ncosts $1\n\n"
                        + closing("a"),
                MarkedTables.in(page, tables).orElseThrow().text());
    }

    @Test
    void aPageWithoutMarksOrThatIsNotThereIsLeftAlone() throws IOException {
        Path page = home.resolve("page.md");
        assertEquals(Optional.empty(), MarkedTables.in(page, Map.of()));
        Files.writeString(page, "# Page\n");
        assertEquals(Optional.empty(), MarkedTables.in(page, Map.of()));
    }

    private static String opening(String name) {
        return "<!-- " + name + ", made by `gradbook report` -->\n";
    }

    private static String closing(String name) {
        return "<!-- end of " + name + " -->\n";
    }
}
