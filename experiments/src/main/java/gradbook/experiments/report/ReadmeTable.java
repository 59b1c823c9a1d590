package gradbook.experiments.report;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table of results in the project's README, between two marks; the rest of that page is written by hand. */
final class ReadmeTable {
    private static final String BEGIN = "<!-- results, made by `gradbook report` -->\n";
    private static final String END = "<!-- end of results -->\n";

    private ReadmeTable() {}

    /**
     * The README with the table as the records say; empty if there is no README with the marks beside {@code folder}.
     *
     * @param folder {@code reports/}
     */
    static Optional<GeneratedText> of(Path folder, List<ReportFolder> reports) {
        Path file = folder.resolveSibling("README.md");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = read(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        String table = IndexPage.table(reports, folder.getFileName() + "/").toString();
        return Optional.of(new GeneratedText(
                file, text.substring(0, begin) + BEGIN + "\n" + table.strip() + "\n\n" + text.substring(end)));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; check that it can be read", e);
        }
    }
}
