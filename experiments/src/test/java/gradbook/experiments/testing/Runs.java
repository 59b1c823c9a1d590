package gradbook.experiments.testing;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.dataset.FileSet;
import gradbook.experiments.dataset.PinnedData;
import gradbook.experiments.dataset.TextSet;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Real runs for tests, on the real data. */
public final class Runs {
    /** The project's folder, seen from a module's. */
    public static final Path HOME = Path.of("..");

    /** Real data, fetched once into the user's cache and read once. */
    private static final Datasets DATASETS = new Datasets(
            DataCache.fromEnvironment(System.getenv(), System.getProperties()),
            Optional.empty(),
            DownloadBar.onStandardError());

    private Runs() {}

    /** The pinned run, whole. */
    public static <C extends Record & Configuration> RunRecord pinned(Experiment<C> experiment) {
        return run(experiment, Overrides.NONE, 2);
    }

    /** A run with overrides, whole. */
    public static <C extends Record & Configuration> RunRecord run(
            Experiment<C> experiment, Overrides overrides, int threads) {
        return new Runner(HOME, datasets(), Progress.NONE, threads).run(experiment, overrides);
    }

    /** The losses of the first {@code steps} of the pinned run, which is ended there. */
    public static <C extends Record & Configuration> List<Double> prefix(
            Experiment<C> experiment, int steps, int threads) {
        List<Double> losses = new ArrayList<>();
        Progress watcher = new Progress() {
            @Override
            public void step(int samples, double loss) {
                losses.add(loss);
                if (losses.size() == steps) {
                    throw new Enough();
                }
            }
        };
        try {
            new Runner(HOME, datasets(), watcher, threads).run(experiment, Overrides.NONE);
        } catch (Enough asPlanned) {
            // A run shorter than the prefix ends by itself.
        }
        return losses;
    }

    /** Real data. */
    public static Datasets datasets() {
        return DATASETS;
    }

    /**
     * Leaves a test out, and says so, where a text cannot be had: it comes from one place on the web. In continuous integration that is a
     * failure.
     */
    public static void assumeText(TextSet text) {
        assume(text, () -> DATASETS.text(text));
    }

    /** As {@link #assumeText}, of files. */
    public static void assumeFiles(FileSet files) {
        assume(files, () -> DATASETS.files(files));
    }

    private static void assume(PinnedData data, Runnable loading) {
        try {
            loading.run();
        } catch (Failure absent) {
            if ("true".equals(System.getenv("CI"))) {
                throw absent;
            }
            System.err.println("NOT TESTED, for want of " + data.title() + ": " + absent.getMessage());
            Assumptions.abort(absent.getMessage());
        }
    }

    /** Ends a run early. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
