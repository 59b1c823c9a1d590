package gradbook.experiments.cli;

import java.util.ArrayList;
import java.util.List;

/** Left-aligned columns for a terminal, two blanks apart. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with headings. */
    TextTable(List<String> headings) {
        rows.add(headings);
    }

    /** A table of these rows; titles over figures begin with {@code >}, as on a page. */
    static String of(List<String> titles, List<List<String>> rows) {
        TextTable table = new TextTable(
                titles.stream().map(title -> title.replaceFirst("^>", "")).toList());
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table.text();
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines, each ended by a line feed, without trailing blanks. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
