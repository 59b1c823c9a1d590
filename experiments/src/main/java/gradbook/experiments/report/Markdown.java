package gradbook.experiments.report;

import java.util.List;
import java.util.stream.Collectors;

/** The little of GitHub Flavored Markdown that pages need, written block by block with a blank line between. */
public final class Markdown {
    private final StringBuilder text = new StringBuilder();

    /** A heading; 1 is the page's title. */
    public Markdown heading(int level, String title) {
        return block("#".repeat(level) + " " + title);
    }

    /** A paragraph. */
    public Markdown paragraph(String paragraph) {
        return block(paragraph.strip());
    }

    /** A command to type. */
    public Markdown shell(String command) {
        return block("```sh\n" + command + "\n```");
    }

    /** Text as it was written, in letters of one width. */
    public Markdown verbatim(String written) {
        return block("```text\n" + written.stripTrailing() + "\n```");
    }

    /** A picture. */
    public Markdown picture(String alternative, String file) {
        return block("![" + alternative + "](" + file + ")");
    }

    /**
     * A table.
     *
     * @param columns titles; one that starts with {@code >} is over figures, which are aligned at the right
     * @param rows cells, as many in each as there are columns
     */
    public Markdown table(List<String> columns, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        table.append(row(columns.stream()
                .map(column -> column.startsWith(">") ? column.substring(1) : column)
                .toList()));
        table.append(columns.stream()
                .map(column -> column.startsWith(">") ? "---:" : "---")
                .collect(Collectors.joining(" | ", "\n| ", " |")));
        for (List<String> cells : rows) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + cells.size() + " cells in a table of " + columns);
            }
            table.append('\n').append(row(cells));
        }
        return block(table.toString());
    }

    /** Everything of another text, behind this one's. */
    Markdown append(Markdown other) {
        return block(other.toString().strip());
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private Markdown block(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
