package gradbook.experiments.report;

import gradbook.experiments.report.PerformanceComparison.Row;
import gradbook.experiments.report.PerformanceComparison.Who;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Work at which we have the same peers, as tables.
 *
 * @param rival who wins where we do not
 * @param peers beside whose times ours stand, in the order of the columns
 * @param rows by workload, then JDK
 */
record Contest(String rival, List<Who> peers, List<Row> rows) {
    private static final String NONE = "";

    /** A column of a table with a line for a row; a title that starts with {@code >} is over figures. */
    private record Column(String title, Function<Row, String> cell) {}

    /** Training, against PyTorch. */
    static Contest training(PerformanceComparison comparison) {
        return new Contest(
                "PyTorch",
                List.of(Who.PYTHON, Who.LIBTORCH),
                comparison.rows().stream().filter(row -> !isInference(row)).toList());
    }

    /** Inference, against ONNX Runtime and PyTorch. */
    static Contest inference(PerformanceComparison comparison) {
        return new Contest(
                "ONNX Runtime or PyTorch",
                List.of(Who.ONNX_RUNTIME, Who.PYTHON),
                comparison.rows().stream().filter(Contest::isInference).toList());
    }

    private static boolean isInference(Row row) {
        return row.side(Who.ONNX_RUNTIME).isPresent();
    }

    /** Nothing of it was measured. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Milliseconds with their spread, and the ratio to each peer. */
    Markdown times() {
        List<Column> columns = new ArrayList<>(rowNames());
        columns.add(new Column(">" + Who.GRADBOOK.title(), row -> times(row, Who.GRADBOOK)));
        for (Who who : peers) {
            columns.add(new Column(">" + who.title(), row -> times(row, who)));
            columns.add(new Column(">ratio", row -> ratio(row, who)));
            addMust(columns, who);
        }
        return table(rows, columns);
    }

    /** Shares of the peak, and memory. */
    Markdown costs() {
        List<Who> all = Stream.concat(Stream.of(Who.GRADBOOK), peers.stream()).toList();
        List<Column> columns = new ArrayList<>(rowNames());
        all.forEach(who -> columns.add(new Column(">" + who.title() + ", share", row -> share(row, who))));
        all.forEach(who -> columns.add(new Column(">" + who.title() + ", MB", row -> memory(row, who))));
        return table(rows, columns);
    }

    /** A line for each workload, with the ratio to each peer under each JDK, and where a peer wins. */
    Markdown ratios() {
        List<Column> columns = new ArrayList<>(definition());
        for (Who who : peers) {
            for (String jdk : rows.stream().map(Row::jdk).distinct().sorted().toList()) {
                columns.add(new Column(
                        ">" + who.title() + ", JDK " + jdk.substring(0, jdk.indexOf('.')),
                        row -> ratio(row, jdk, who)));
            }
            addMust(columns, who);
        }
        return table(workloads(), columns).paragraph(losses());
    }

    /** What the workloads are. */
    Markdown definitions() {
        return table(workloads(), definition());
    }

    private static List<Column> rowNames() {
        return List.of(new Column("workload", Row::workload), new Column("JDK", Row::jdk));
    }

    private static List<Column> definition() {
        return List.of(new Column("workload", Row::workload), new Column("network and step", Row::definition));
    }

    private static void addMust(List<Column> columns, Who who) {
        if (who == Who.ONNX_RUNTIME) {
            columns.add(new Column(">must", row -> row.must() == null ? NONE : format("%.2f", row.must())));
        }
    }

    private static Markdown table(List<Row> rows, List<Column> columns) {
        return new Markdown()
                .table(
                        columns.stream().map(Column::title).toList(),
                        rows.stream()
                                .map(row -> columns.stream()
                                        .map(column -> column.cell().apply(row))
                                        .toList())
                                .toList());
    }

    /** The first row of each workload. */
    private List<Row> workloads() {
        Map<String, Row> first = new LinkedHashMap<>();
        rows.forEach(row -> first.putIfAbsent(row.workload(), row));
        return List.copyOf(first.values());
    }

    /** Names the workloads at which a peer is faster under some JDK. */
    private String losses() {
        List<String> lost = rows.stream()
                .filter(row -> peers.stream().anyMatch(who -> row.ratio(who).orElse(1) < 1))
                .map(Row::workload)
                .distinct()
                .toList();
        return lost.isEmpty()
                ? rival + " is nowhere faster."
                : rival + " wins where a figure is below 1: at " + String.join(", ", lost) + ".";
    }

    private static String times(Row row, Who who) {
        return row.side(who)
                .map(side -> side.times())
                .map(times -> format("%.2f (%.2f to %.2f)", times.median(), times.least(), times.most()))
                .orElse(NONE);
    }

    private static String ratio(Row row, Who who) {
        return row.ratio(who).stream()
                .mapToObj(ratio -> format(ratio < 10 ? "%.2f" : "%.0f", ratio))
                .findFirst()
                .orElse(NONE);
    }

    /** Of the same workload under this JDK. */
    private String ratio(Row workload, String jdk, Who who) {
        return rows.stream()
                .filter(row ->
                        row.workload().equals(workload.workload()) && row.jdk().equals(jdk))
                .map(row -> ratio(row, who))
                .findFirst()
                .orElse(NONE);
    }

    private static String share(Row row, Who who) {
        return row.side(who)
                .filter(side -> row.multiplyAdds() > 0)
                .map(side -> format("%.0f %%", 100 * row.share(side.times())))
                .orElse(NONE);
    }

    private static String memory(Row row, Who who) {
        return row.side(who).map(side -> format("%.0f", side.peakMegabytes())).orElse(NONE);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
