package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.run.SweepFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page of a sweep over settings, with its picture. */
public final class SweepPage {
    /** Its file. */
    public static final String FILE = "sweep.md";

    private static final String PICTURE = "sweep.png";

    private SweepPage() {}

    /** Writes it beside the sweep's file. */
    public static Written write(Path folder, Experiment<?> experiment, Sweep sweep) {
        return of(folder, experiment, sweep).write(Fonts.INSTALLED);
    }

    static IllustratedPage of(Path folder, Experiment<?> experiment, Sweep sweep) {
        SweepTables tables = new SweepTables(sweep);
        String choice = tables.choice();
        boolean percent = Figures.isShare(choice);
        DotsPicture picture = new DotsPicture(
                PICTURE,
                Figures.words(choice) + (percent ? " (%)" : ""),
                sweep.bySettings().entrySet().stream()
                        .map(group -> new DotsPicture.Row(
                                SweepTables.name(group.getKey()),
                                group.getValue().stream()
                                        .map(run -> (percent ? 100 : 1) * run.value(choice))
                                        .toList()))
                        .toList(),
                Double.NaN);
        Markdown page = new Markdown()
                .heading(1, "Sweep of " + experiment.id() + ": " + experiment.summary())
                .paragraph("Best by " + Figures.words(choice) + ": **" + tables.best()
                        + "**. Means over the runs with their standard " + "deviation.")
                .table(tables.settingTitles(), tables.settings())
                .picture(picture.alternative(), picture.file())
                .heading(2, "Every run")
                .paragraph("Each is given again, to the bit, by `gradbook` and its command.")
                .table(tables.runTitles(), tables.runs());
        if (!sweep.failed().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            sweep.failed().forEach(failed -> rows.add(List.of(SweepTables.name(failed.settings()), failed.reason())));
            page.heading(2, "Runs that came to no end")
                    .paragraph("Their settings are not chosen, whatever the mean of the others.")
                    .table(List.of("settings", "reason"), rows);
        }
        page.paragraph("All figures and digests are in `" + SweepFile.SETTINGS + "`.");
        return new IllustratedPage(
                new GeneratedText(folder.resolve(FILE), page.toString()),
                List.of(GeneratedPicture.in(folder, picture)));
    }
}
