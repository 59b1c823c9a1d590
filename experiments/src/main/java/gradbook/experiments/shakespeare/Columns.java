package gradbook.experiments.shakespeare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts side by side, in letters of one width. */
final class Columns {
    private static final int WIDTH = 34;
    private static final int GAP = 3;
    private static final int LINES = 14;

    private Columns() {}

    /** A title above each of them, and as many lines as have room; longer lines are broken where they are full. */
    static String of(List<String> titles, List<String> texts) {
        List<List<String>> columns = IntStream.range(0, titles.size())
                .mapToObj(i -> column(titles.get(i), texts.get(i)))
                .toList();
        return IntStream.range(0, LINES + 2)
                .mapToObj(line -> columns.stream()
                        .map(column -> line < column.size() ? column.get(line) : "")
                        .map(text -> text + " ".repeat(WIDTH + GAP - text.length()))
                        .collect(Collectors.joining())
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> column(String title, String text) {
        List<String> lines = new ArrayList<>(List.of(title, "-".repeat(title.length())));
        for (String line : text.split("\n", -1)) {
            for (int from = 0; from == 0 || from < line.length(); from += WIDTH) {
                lines.add(line.substring(from, Math.min(line.length(), from + WIDTH))
                        .strip());
            }
        }
        return lines;
    }
}
