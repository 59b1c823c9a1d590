package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The page over the settings that gave the same bits, {@code reports/bits/}. */
final class BitsPage {
    static final String FILE = "README.md";

    private BitsPage() {}

    static GeneratedText text(Path reports, BitsMatrix matrix) {
        return new GeneratedText(reports.resolve(BitsMatrix.FOLDER).resolve(FILE), render(matrix));
    }

    /** The page in Markdown. */
    static String render(BitsMatrix matrix) {
        long jdks = matrix.rows().stream().map(BitsMatrix.Row::jdk).distinct().count();
        List<String> columns = new ArrayList<>(List.of("JDK", "setting", "kernels"));
        matrix.networks().forEach(network -> columns.add(network.name()));
        return new Markdown()
                .heading(1, "The same bits")
                .paragraph(
                        Figures.count(matrix.rows().size()) + " settings on " + jdks + (jdks == 1 ? " JDK" : " JDKs")
                                + ": in each, a JVM of its own trained "
                                + Figures.count(matrix.networks().size()) + " networks from scratch for "
                                + matrix.steps()
                                + " steps, on noise drawn from a key: images, moved and turned under keys, or text; with batches in a keyed "
                                + "order. The digests of all losses, of the weights and of the outputs afterwards were compared with "
                                + "those of the first row of the same number of steps, which shows the beginning of its weights' digests.")
                .table(
                        columns,
                        matrix.rows().stream()
                                .map(row -> Stream.concat(
                                                Stream.of(row.jdk(), row.setting(), row.forms()), row.cells().stream())
                                        .toList())
                                .toList())
                .paragraph(
                        "`same` also says that each sample of a batch has, in evaluation, the outputs that it has alone. "
                                + "Unless a row says otherwise there is one thread; in tiny shares, even the smallest array is divided. "
                                + "`fma emulated` is what a processor without that instruction does.")
                .heading(2, "What was trained")
                .table(
                        List.of("network", "definition", "losses, SHA-256", "weights, SHA-256", "outputs, SHA-256"),
                        matrix.networks().stream()
                                .map(network -> List.of(
                                        network.name(),
                                        network.definition(),
                                        Markdown.code(network.lossesSha256()),
                                        Markdown.code(network.weightsSha256()),
                                        Markdown.code(network.outputsSha256())))
                                .toList())
                .heading(2, "Try it here")
                .paragraph(
                        "Made on " + matrix.machine() + ". This tries all settings that a machine has, and writes this "
                                + "page anew; with `--quick` a part of them, in every build:")
                .shell("scripts/verify-bits")
                .toString();
    }
}
