package gradbook.experiments.html;

import gradbook.experiments.html.HtmlContents.Part;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.report.Chapter;
import gradbook.experiments.run.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All pages of a folder of reports in one file, with contents, that loads nothing from anywhere. */
public final class HtmlBook {
    /** Its file in the folder. */
    public static final String FILE = "index.html";

    private static final String TITLE = "Gradbook: all reports";

    /** Nothing is loaded but what stands in the file: a mistake here would show as a missing picture, not as a request. */
    static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">";

    private final Path reports;
    private final List<Part> parts;

    private HtmlBook(Path reports, List<Part> parts) {
        this.reports = reports;
        this.parts = parts;
    }

    /**
     * Reads the pages.
     *
     * @param reports {@code reports/} in the repository
     * @param experiments all there are, in the order to read about them
     * @param chapters the pages over several of them, likewise
     * @throws Failure if there are none
     */
    public static HtmlBook of(
            Path reports, List<? extends Experiment<?>> experiments, List<? extends Chapter> chapters) {
        Path folder = reports.toAbsolutePath().normalize();
        if (!Files.exists(folder.resolve(HtmlContents.INDEX))) {
            throw new Failure(folder.resolve(HtmlContents.INDEX) + " is missing; run `gradbook report`");
        }
        return new HtmlBook(folder, HtmlContents.of(folder, experiments, chapters));
    }

    /** Writes it and returns the file. */
    public Path write() {
        Path file = reports.resolve(FILE);
        AtomicFiles.writeString(file, render());
        return file;
    }

    /** How many pages it has. */
    public int pages() {
        return parts.stream().mapToInt(part -> part.pages().size()).sum();
    }

    /** The file's text. */
    String render() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                %s
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                <nav id="contents" aria-label="Contents">
                <h1>%2$s</h1>
                %s</nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(POLICY, TITLE, style(), HtmlNavigation.contents(parts), articles());
    }

    private String articles() {
        HtmlLinks links = new HtmlLinks(
                reports, parts.stream().flatMap(part -> part.pages().stream()).toList());
        StringBuilder html = new StringBuilder();
        for (Part part : parts) {
            for (HtmlPage page : part.pages()) {
                html.append("<article id=\"")
                        .append(HtmlText.escaped(page.id()))
                        .append("\">\n")
                        .append(HtmlNavigation.place(part, page))
                        .append(page.render(links))
                        .append("</article>\n");
            }
        }
        return html.toString();
    }

    private static String style() {
        try (InputStream css = HtmlBook.class.getResourceAsStream("book.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("book.css is part of this program", e);
        }
    }
}
