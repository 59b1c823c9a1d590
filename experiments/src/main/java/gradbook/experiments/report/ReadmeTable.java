package gradbook.experiments.report;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The tables in the project's README, between marks; the rest of that page is written by hand. */
final class ReadmeTable {
    private ReadmeTable() {}

    /**
     * The README with its tables as the records say; empty if there is no README beside {@code folder} that has marks.
     *
     * @param folder {@code reports/}
     * @param tables by the word in their marks, {@code results} or {@code times}; one without marks is left out
     */
    static Optional<GeneratedText> of(Path folder, Map<String, Markdown> tables) {
        Path file = folder.resolveSibling("README.md");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = read(file);
        boolean marked = false;
        for (Map.Entry<String, Markdown> table : tables.entrySet()) {
            String opening = "<!-- " + table.getKey() + ", made by `gradbook report` -->\n";
            int begin = text.indexOf(opening);
            int end = text.indexOf("<!-- end of " + table.getKey() + " -->\n");
            if (begin >= 0 && end > begin) {
                marked = true;
                text = text.substring(0, begin) + opening + "\n"
                        + table.getValue().toString().strip() + "\n\n" + text.substring(end);
            }
        }
        return marked ? Optional.of(new GeneratedText(file, text)) : Optional.empty();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; check that it can be read", e);
        }
    }
}
