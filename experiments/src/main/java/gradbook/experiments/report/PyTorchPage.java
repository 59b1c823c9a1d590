package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The page over the comparison with PyTorch: a table for each kind of what was compared, and a picture of each training run.
 *
 * @param folder {@code reports/pytorch}
 * @param comparison what was found
 */
record PyTorchPage(Path folder, PyTorchComparison comparison) {
    /** The page in the folder. */
    static final String FILE = "README.md";

    private static final String PER_ARRAY = "largest difference over the largest element of its array";

    /** The page, and a picture of each training run. */
    IllustratedPage illustrated() {
        return new IllustratedPage(
                new GeneratedText(folder.resolve(FILE), render()),
                comparison.curves().stream()
                        .map(curves -> GeneratedPicture.in(folder, new TrajectoryPicture(curves)))
                        .toList());
    }

    /** The page in Markdown. */
    String render() {
        int cases = comparison.rows().stream()
                .mapToInt(PyTorchComparison.Row::cases)
                .sum();
        PyTorchComparison.Row worst = comparison.rows().stream()
                .max(Comparator.comparingDouble(row -> row.float64().relative()))
                .orElseThrow();
        Markdown page = new Markdown()
                .heading(1, "From scratch against torch.nn: same model, same data")
                .paragraph("Every operator, layer and optimizer of the engine, with every gradient, was given to "
                        + comparison.judge() + " too, with the same numbers: " + Figures.count(cases)
                        + " cases. In float64 the " + PER_ARRAY + " is "
                        + apart(worst.float64().relative()) + " ("
                        + worst.name()
                        + "). What PyTorch said is kept in [golden](../../golden/README.md), so that every build "
                        + "on every machine checks it again, without PyTorch.")
                .heading(2, "Training runs")
                .paragraph(
                        "The same initial weights, the same batches of digits or of text, the same optimizer: the loss of each of "
                                + "300 steps here and in PyTorch. In float32 two programs that round differently part in the end, some "
                                + "networks soon; the last two columns tell how far each has gone from its own float64 run.")
                .table(
                        List.of(
                                "run",
                                "what is trained",
                                ">last loss",
                                ">apart in float64",
                                ">apart in float32",
                                ">our drift",
                                ">PyTorch's drift"),
                        comparison.curves().stream().map(PyTorchPage::row).toList());
        for (PyTorchComparison.Curves curves : comparison.curves()) {
            TrajectoryPicture picture = new TrajectoryPicture(curves);
            page.heading(3, curves.name()).picture(picture.alternative(), picture.file());
        }
        table(page, "Operators and functions", "operator");
        table(page, "Layers", "layer");
        page.paragraph("Each layer in training and in evaluation: outputs, gradients of all inputs and parameters, and "
                + "running statistics.");
        table(page, "Optimizers", "optimizer");
        page.paragraph("200 steps on the same gradients, looked at after 1, 2, 10, 50, 100 and 200.")
                .heading(2, "Left out")
                .table(
                        List.of("case", "why"),
                        comparison.leftOut().stream()
                                .map(one -> List.of(Markdown.code(one.name()), one.reason()))
                                .toList())
                .heading(2, "Compare again")
                .paragraph("Measured with " + comparison.judge() + " on " + comparison.machine()
                        + ". Our figures are the same bits everywhere; PyTorch's differ a little by processor. The build compares live "
                        + "(`mvn verify`); this writes golden files, figures and this page anew:")
                .shell("scripts/regenerate-golden");
        return page.toString();
    }

    private void table(Markdown page, String title, String kind) {
        page.heading(2, title)
                .table(
                        List.of(
                                kind,
                                ">cases",
                                ">float64, absolute",
                                ">float64, relative",
                                ">float32, absolute",
                                ">float32, relative",
                                ">float32, passes",
                                "why not less"),
                        comparison.rows().stream()
                                .filter(row -> row.kind().equals(kind))
                                .map(PyTorchPage::row)
                                .toList());
    }

    private static List<String> row(PyTorchComparison.Row row) {
        return List.of(
                Markdown.code(row.name()),
                Integer.toString(row.cases()),
                apart(row.float64().absolute()),
                apart(row.float64().relative()),
                apart(row.float32().absolute()),
                apart(row.float32().relative()),
                apart(row.tolerance32()),
                row.reason());
    }

    private static List<String> row(PyTorchComparison.Curves curves) {
        List<Double> ours = curves.ours64();
        return List.of(
                curves.name(),
                curves.definition(),
                Figures.figure(ours.get(ours.size() - 1)),
                apart(largest(curves.torch64(), ours)),
                apart(largest(curves.torch32(), curves.ours32())),
                apart(largest(ours, curves.ours32())),
                apart(largest(curves.torch64(), curves.torch32())));
    }

    private static double largest(List<Double> a, List<Double> b) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
        }
        return largest;
    }

    /** {@code 1.3e-15}, or {@code 0} for the same bits. */
    private static String apart(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}
