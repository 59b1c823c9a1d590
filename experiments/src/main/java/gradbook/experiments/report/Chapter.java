package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.RunRecord;
import java.util.List;

/** A page over several published experiments that are read side by side, {@code reports/<folder>/README.md}. */
public interface Chapter {
    /** The page's file in its folder. */
    String PAGE = "README.md";

    /** The folder in {@code reports/}. */
    String folder();

    /** The page's title. */
    String title();

    /** Whose records it needs; without one of them there is no page. */
    List<? extends Experiment<?>> experiments();

    /** Writes all below the title; {@code records} are in the order of {@link #experiments()}. */
    void write(Markdown page, List<RunRecord> records);

    /** Where {@link #write} wants the picture of all curves. */
    default void picture(Markdown page) {
        page.picture(CurvesPicture.ALTERNATIVE, CurvesPicture.FILE);
    }
}
