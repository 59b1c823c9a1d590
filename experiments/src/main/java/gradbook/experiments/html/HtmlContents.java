package gradbook.experiments.html;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All pages in the order in which to read them: the index, single experiments, the chapters, and what holds for all. */
final class HtmlContents {
    /** The page over all others. */
    static final String INDEX = "README.md";

    /**
     * Pages under one heading of the contents.
     *
     * @param title the heading
     * @param pages at least one
     */
    record Part(String title, List<HtmlPage> pages) {
        Part {
            pages = List.copyOf(pages);
        }
    }

    private final Map<String, HtmlPage> rest;
    private final List<Part> parts = new ArrayList<>();

    private HtmlContents(Map<String, HtmlPage> pages) {
        this.rest = pages;
    }

    /**
     * The parts of the book.
     *
     * @param reports the folder with the pages
     * @param experiments all there are, in their order; those whose page is not there are left out
     * @param chapters likewise
     */
    static List<Part> of(Path reports, List<? extends Experiment<?>> experiments, List<? extends Chapter> chapters) {
        HtmlContents contents = new HtmlContents(pages(reports));
        contents.add("Reports", Stream.of(INDEX));
        contents.add(
                "Single experiments",
                experiments.stream()
                        .filter(experiment -> chapters.stream()
                                .noneMatch(chapter -> chapter.experiments().contains(experiment)))
                        .map(HtmlContents::page));
        for (Chapter chapter : chapters) {
            contents.add(
                    chapter.title(),
                    Stream.concat(
                            Stream.of(chapter.folder() + "/" + Chapter.PAGE),
                            chapter.experiments().stream().map(HtmlContents::page)));
        }
        contents.add("Checks and times", List.copyOf(contents.rest.keySet()).stream());
        return contents.parts;
    }

    private static String page(Experiment<?> experiment) {
        return experiment.id().folder() + "/" + ReportFolder.PAGE;
    }

    private void add(String title, Stream<String> paths) {
        List<HtmlPage> found = paths.map(rest::remove).filter(Objects::nonNull).toList();
        if (!found.isEmpty()) {
            parts.add(new Part(title, found));
        }
    }

    /** Every Markdown file below {@code reports}, by its path with slashes. */
    private static Map<String, HtmlPage> pages(Path reports) {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.map(file -> reports.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".md"))
                    .collect(Collectors.toMap(
                            Function.identity(), path -> HtmlPage.read(reports, path), (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new Failure("cannot list " + reports + ": " + Reason.of(e) + "; check that it can be read", e);
        }
    }
}
