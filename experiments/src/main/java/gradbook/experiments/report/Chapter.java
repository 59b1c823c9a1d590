package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import java.util.List;
import java.util.Map;

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

    /** Whether their runs with other seeds are needed, too. */
    default boolean needsSeeds() {
        return false;
    }

    /** Writes all below the title; {@code reports} are in the order of {@link #experiments()}. */
    void write(Markdown page, List<ReportFolder> reports);

    /** The pictures on it, which are drawn into its folder. */
    List<? extends Picture> pictures(List<ReportFolder> reports);

    /** Other files that it leads to, by name, which are written into its folder. */
    default Map<String, byte[]> files(List<ReportFolder> reports) {
        return Map.of();
    }
}
