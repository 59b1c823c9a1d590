package gradbook.experiments.report;

import gradbook.experiments.run.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A chapter's page with its picture. */
final class ChapterPage {
    private ChapterPage() {}

    /** @param records of the chapter's experiments, in their order */
    static IllustratedPage of(Path reports, Chapter chapter, List<RunRecord> records) {
        Path folder = reports.resolve(chapter.folder());
        Markdown page = new Markdown().heading(1, chapter.title());
        chapter.write(page, records);
        List<CurvesPicture.Panel> panels = new ArrayList<>();
        for (RunRecord record : records) {
            panels.add(new CurvesPicture.Panel(
                    record.experiment().toString(), record.result().epochs()));
        }
        return new IllustratedPage(
                new GeneratedText(folder.resolve(Chapter.PAGE), page.toString()),
                List.of(GeneratedPicture.in(folder, new CurvesPicture(panels))));
    }
}
