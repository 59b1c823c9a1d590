package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages that belong to no single experiment: the index, the chapters, and those over gradients, PyTorch, bits, models and times.
 *
 * @param folder {@code reports/}
 * @param chapters in the order of the index
 */
record Overviews(Path folder, List<Chapter> chapters) {
    /** Pages beside {@code reports/} that are written by hand but for their tables. */
    private static final List<String> MARKED = List.of("README.md", "model-card.md", "experiments/limits.md");

    Overviews {
        chapters = List.copyOf(chapters);
    }

    /** The names of their folders. */
    List<String> folders() {
        return Stream.concat(
                        Stream.of(
                                GradcheckPage.FOLDER,
                                PyTorchComparison.FOLDER,
                                BitsMatrix.FOLDER,
                                CheckerVerdicts.FOLDER,
                                Faults.FOLDER,
                                PerformanceComparison.FOLDER),
                        chapters.stream().map(Chapter::folder))
                .toList();
    }

    /** Those without pictures, and the tables in the project's other pages. */
    List<GeneratedText> texts(List<ReportFolder> reports) {
        List<GeneratedText> texts = new ArrayList<>();
        texts.add(new GeneratedText(
                folder.resolve(GradcheckPage.FOLDER).resolve(GradcheckPage.FILE), GradcheckPage.render()));
        if (BitsMatrix.in(folder).exists()) {
            texts.add(BitsPage.text(folder, BitsMatrix.in(folder).read()));
        }
        if (OnnxPage.exists(reports)) {
            texts.add(OnnxPage.text(folder, reports));
        }
        Map<String, Markdown> tables = new LinkedHashMap<>();
        tables.put("results", IndexPage.table(single(reports), folder.getFileName() + "/"));
        if (PerformanceComparison.in(folder).exists()) {
            tables.put(
                    "times",
                    PerformancePage.ratios(PerformanceComparison.in(folder).read()));
        }
        reports.forEach(report -> tables.putAll(CardTables.of(report)));
        for (String page : MARKED) {
            MarkedTables.in(folder.resolveSibling(page), tables).ifPresent(texts::add);
        }
        return texts;
    }

    /** Those of which no chapter lays a version beside others. */
    private List<ReportFolder> single(List<ReportFolder> reports) {
        Set<String> names = chapters.stream()
                .flatMap(chapter -> chapter.experiments().stream())
                .map(experiment -> experiment.id().name())
                .collect(Collectors.toSet());
        return reports.stream()
                .filter(report -> !names.contains(report.experiment().id().name()))
                .toList();
    }

    /** Those with pictures, as far as there is what they show. */
    List<IllustratedPage> pages(List<ReportFolder> reports) {
        List<IllustratedPage> pages = new ArrayList<>();
        pages.add(IndexPage.of(folder, reports, links(reports)));
        for (Chapter chapter : chapters) {
            published(chapter, reports).ifPresent(found -> pages.add(ChapterPage.of(folder, chapter, found)));
        }
        if (PyTorchComparison.in(folder).exists()) {
            Path place = folder.resolve(PyTorchComparison.FOLDER);
            pages.add(new PyTorchPage(place, PyTorchComparison.in(folder).read()).illustrated());
        }
        if (Faults.in(folder).exists()) {
            Optional<Soak> soak =
                    Soak.in(folder).exists() ? Optional.of(Soak.in(folder).read()) : Optional.empty();
            pages.add(ReliabilityPage.of(folder, Faults.in(folder).read(), soak));
        }
        if (PerformanceComparison.in(folder).exists()) {
            Path place = folder.resolve(PerformanceComparison.FOLDER);
            pages.add(
                    new PerformancePage(place, PerformanceComparison.in(folder).read()).illustrated());
        }
        if (KernelTimes.in(folder).exists()) {
            pages.add(KernelPage.of(folder, KernelTimes.in(folder).read()));
        }
        if (ScalingTimes.in(folder).exists()) {
            pages.add(ScalingPage.of(folder, ScalingTimes.in(folder).read()));
        }
        return pages;
    }

    /** The reports of all of a chapter's experiments, in its order; none if one is not published, or lacks its seeds. */
    private static Optional<List<ReportFolder>> published(Chapter chapter, List<ReportFolder> reports) {
        List<ReportFolder> found = chapter.experiments().stream()
                .flatMap(experiment -> reports.stream()
                        .filter(report -> report.experiment().id().equals(experiment.id())))
                .filter(report -> !chapter.needsSeeds() || report.seeds().isPresent())
                .toList();
        return found.size() == chapter.experiments().size() ? Optional.of(found) : Optional.empty();
    }

    /** A sentence with a link for each of them. */
    private List<String> links(List<ReportFolder> reports) {
        List<String> links = new ArrayList<>();
        for (Chapter chapter : chapters) {
            if (published(chapter, reports).isPresent()) {
                links.add(chapter.title() + ": " + link(chapter.folder(), Chapter.PAGE));
            }
        }
        links.add("The gradient of every operator, held against differences: "
                + link(GradcheckPage.FOLDER, GradcheckPage.FILE));
        if (PyTorchComparison.in(folder).exists()) {
            links.add("The same operators, layers and optimizers, and whole training runs, held against PyTorch: "
                    + link(PyTorchComparison.FOLDER, PyTorchPage.FILE));
        }
        if (BitsMatrix.in(folder).exists()) {
            links.add("JDKs, compilers, vector units and threads under which networks come out with the same bits: "
                    + link(BitsMatrix.FOLDER, BitsPage.FILE));
        }
        if (OnnxPage.exists(reports)) {
            links.add("The models that the runs left, and how ONNX Runtime answers with them: "
                    + link(CheckerVerdicts.FOLDER, OnnxPage.FILE));
        }
        if (Faults.in(folder).exists()) {
            links.add("What can go wrong, and what happens then: " + link(Faults.FOLDER, ReliabilityPage.FILE));
        }
        if (PerformanceComparison.in(folder).exists()) {
            links.add("How long training steps and inference take, here, in PyTorch and in ONNX Runtime: "
                    + link(PerformanceComparison.FOLDER, PerformancePage.FILE));
        }
        return links;
    }

    private static String link(String folder, String file) {
        return "[" + folder + "](" + folder + "/" + file + ").";
    }
}
