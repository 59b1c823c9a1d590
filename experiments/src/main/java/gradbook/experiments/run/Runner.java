package gradbook.experiments.run;

import gradbook.engine.runtime.Numerics;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Runs experiments and records what came of them.
 *
 * @param home the notebook's folder, a working copy of the project or any other
 * @param datasets where data comes from
 * @param progress told how the run goes along
 * @param threads to train with; they cannot change a bit of the result
 */
public record Runner(Path home, Datasets datasets, Progress progress, int threads) {
    /** Runs one experiment from start to end. */
    public <C extends Record & Configuration> RunRecord run(Experiment<C> experiment, Overrides overrides) {
        C configuration = overrides.applyTo(experiment);
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long started = System.nanoTime();
        Recorder recorder = new Recorder(progress);
        Outcome outcome;
        try {
            outcome = Workers.with(threads, () -> experiment.run(configuration, recorder, datasets));
        } finally {
            progress.end();
        }
        double seconds = (System.nanoTime() - started) * 1e-9;
        Result result = new Result(
                Json.tree(configuration),
                configuration.equals(experiment.configuration()),
                Numerics.VERSION,
                outcome.data(),
                outcome.split(),
                outcome.parameters(),
                recorder.steps(),
                experiment.lossName(),
                outcome.metrics(),
                recorder.epochs(),
                recorder.lossCurveSha256(),
                outcome.weightsSha256(),
                outcome.confusionMatrix(),
                outcome.worstErrors(),
                recorder.curveEvery(),
                recorder.curve(),
                outcome.plots(),
                outcome.filters(),
                outcome.classNames());
        Optional<String> commit = Machine.gitCommit(home);
        Environment environment = new Environment(
                commit.orElse(null),
                commit.flatMap(known -> Machine.gitClean(home)).orElse(null),
                Machine.jdk(),
                Machine.os(),
                Machine.cpu(),
                Runtime.getRuntime().availableProcessors(),
                VectorUnit.bits(),
                threads,
                startedAt.toString(),
                seconds,
                recorder.secondsPerEpoch(),
                Machine.peakMemoryBytes());
        return new RunRecord(RunRecord.FORMAT, experiment.id(), result, environment);
    }
}
