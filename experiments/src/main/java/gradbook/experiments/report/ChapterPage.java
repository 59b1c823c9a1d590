package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;

/** A chapter's page with its pictures and other files. */
final class ChapterPage {
    private ChapterPage() {}

    /** @param published the chapter's experiments, in their order */
    static IllustratedPage of(Path reports, Chapter chapter, List<ReportFolder> published) {
        Path folder = reports.resolve(chapter.folder());
        Markdown page = new Markdown().heading(1, chapter.title());
        chapter.write(page, published);
        return new IllustratedPage(
                new GeneratedText(folder.resolve(Chapter.PAGE), page.toString()),
                chapter.pictures(published).stream()
                        .map(picture -> GeneratedPicture.in(folder, picture))
                        .toList(),
                chapter.files(published).entrySet().stream()
                        .map(other -> new GeneratedFile(folder.resolve(other.getKey()), other.getValue()))
                        .toList());
    }
}
