package gradbook.experiments.report;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables in a page that is else written by hand: they lie between marks, which name them, so that no figure there grows old. */
final class MarkedTables {
    private static final Pattern MARKED =
            Pattern.compile("<!-- ([^,>]+), made by `gradbook report` -->\n.*?<!-- end of \\1 -->\n", Pattern.DOTALL);

    private MarkedTables() {}

    /**
     * The page with its tables as the records say; empty if there is no such page, or it has no marks.
     *
     * @param file {@code README.md}
     * @param tables by the name in their marks
     * @throws Failure if a mark names another
     */
    static Optional<GeneratedText> in(Path file, Map<String, Markdown> tables) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = read(file);
        Matcher marked = MARKED.matcher(text);
        if (!marked.find()) {
            return Optional.empty();
        }
        return Optional.of(new GeneratedText(file, marked.replaceAll(match -> {
            String name = match.group(1);
            if (!tables.containsKey(name)) {
                throw new Failure(file + " has marks for the table '" + name
                        + "', which nothing that is published makes; publish that, or take the marks out");
            }
            return Matcher.quoteReplacement("<!-- " + name + ", made by `gradbook report` -->\n\n"
                    + tables.get(name).toString().strip() + "\n\n<!-- end of " + name + " -->\n");
        })));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; check that it can be read", e);
        }
    }
}
