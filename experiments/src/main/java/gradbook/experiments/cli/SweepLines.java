package gradbook.experiments.cli;

import gradbook.experiments.report.Figures;
import gradbook.experiments.report.SweepTables;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.run.Sweeper;
import java.io.PrintWriter;

/** A line for each run of a sweep that has ended. */
final class SweepLines implements Sweeper.Watcher {
    private final int runs;
    private final PrintWriter out;
    private int ended;

    /** @param out where to, or null for nowhere */
    SweepLines(int runs, PrintWriter out) {
        this.runs = runs;
        this.out = out;
    }

    @Override
    public void ended(Sweep.Run run, boolean found) {
        line(SweepTables.name(run.settings()) + ", seed " + run.seed() + "  "
                + (found ? "done before" : Figures.seconds(run.seconds())));
    }

    @Override
    public void failed(Sweep.Failed failed) {
        line(SweepTables.name(failed.settings()) + "  failed: " + failed.reason());
    }

    private void line(String text) {
        ended++;
        if (out != null) {
            out.println("run " + ended + "/" + runs + "  " + text);
            out.flush();
        }
    }
}
