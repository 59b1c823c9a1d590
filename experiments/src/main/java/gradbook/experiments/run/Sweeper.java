package gradbook.experiments.run;

import gradbook.engine.runtime.Numerics;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs one experiment many times, several runs at once, each on one thread. The record of each run is kept, so that a sweep that was
 * broken off goes on where it was.
 *
 * @param home the notebook's folder
 * @param datasets where data comes from
 * @param jobs runs at the same time
 * @param store the folder that keeps the records
 * @param progress told about runs
 */
public record Sweeper(Path home, Datasets datasets, int jobs, Path store, Watcher progress) {
    /** Told when runs end; from several threads, one at a time. */
    public interface Watcher {
        /** A run has ended well, or was found in the store. */
        void ended(Sweep.Run run, boolean found);

        /** A run has failed. */
        void failed(Sweep.Failed failed);
    }

    /**
     * Runs all. A run that fails does not stop the others.
     *
     * @param points what each run sets, the seed included
     * @throws Failure if all fail, with the reason of the first
     */
    public <C extends Record & Configuration> Sweep run(Experiment<C> experiment, List<Overrides> points) {
        points.forEach(point -> point.applyTo(experiment)); // before the work, not after it
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Sweep.Run>> futures = points.stream()
                    .map(point -> pool.submit(() -> one(experiment, point)))
                    .toList();
            List<Sweep.Run> runs = new ArrayList<>();
            List<Sweep.Failed> failed = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                try {
                    runs.add(futures.get(i).get());
                } catch (ExecutionException e) {
                    failed.add(failed(points.get(i), e.getCause()));
                }
            }
            if (runs.isEmpty()) {
                throw new Failure("every run of the sweep failed; the first: "
                        + failed.get(0).reason());
            }
            return new Sweep(
                    Sweep.FORMAT,
                    experiment.id(),
                    Numerics.VERSION,
                    Json.tree(experiment.configuration()),
                    runs,
                    failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("the sweep was interrupted; start it again, and it goes on where it was", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Sweep.Failed failed(Overrides point, Throwable cause) {
        if (cause instanceof Error error) { // too little memory, above all, which has its own sentence
            throw error;
        }
        if (!(cause instanceof Failure)) {
            throw new IllegalStateException("a run of the sweep failed by a mistake of this program", cause);
        }
        Sweep.Failed failed = new Sweep.Failed(point.settings(), cause.getMessage());
        synchronized (progress) {
            progress.failed(failed);
        }
        return failed;
    }

    private <C extends Record & Configuration> Sweep.Run one(Experiment<C> experiment, Overrides point) {
        Path file = file(experiment.id(), Json.tree(point.applyTo(experiment)).toString());
        boolean found = Files.exists(file);
        RunRecord record =
                found ? RunRecordFile.read(file) : new Runner(home, datasets, Progress.NONE, 1).run(experiment, point);
        if (!found) {
            RunRecordFile.write(file, record);
        }
        Map<String, String> settings = new LinkedHashMap<>(point.settings());
        settings.remove("seed");
        Sweep.Run run = Sweep.Run.of(settings, record);
        synchronized (progress) {
            progress.ended(run, found);
        }
        return run;
    }

    /** Named by all that its result depends on. */
    private Path file(ExperimentId id, String configuration) {
        String all = id + " " + Numerics.VERSION + " " + configuration;
        return store.resolve(Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + ".json");
    }
}
