package gradbook.experiments.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradbook.engine.runtime.Numerics;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import gradbook.experiments.checkpoint.Checkpoints;
import gradbook.experiments.export.ModelExport;
import gradbook.experiments.export.Models;
import gradbook.experiments.export.Trained;
import gradbook.experiments.io.Failure;
import gradbook.interop.onnx.ImageClassifier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs experiments and records what came of them.
 *
 * @param home the notebook's folder, a working copy of the project or any other
 * @param datasets where data comes from
 * @param progress told how the run goes along
 * @param threads to train with; they cannot change a bit of the result
 * @param checkpoints where a run is kept while it goes on
 */
public record Runner(Path home, Datasets datasets, Progress progress, int threads, Checkpoints checkpoints) {
    /** What a checkpoint holds; another number for another layout. */
    private static final int CHECKPOINT_FORMAT = 1;

    /** One that keeps no checkpoints. */
    public Runner(Path home, Datasets datasets, Progress progress, int threads) {
        this(home, datasets, progress, threads, Checkpoints.NONE);
    }

    /**
     * What a run leaves.
     *
     * @param models empty if it was not to export any, or has no network that answers, or was refused
     * @param refusal why the exported model is not kept; the run itself is
     */
    public record Finished(RunRecord record, Optional<Models> models, Optional<Failure> refusal) {
        /** One that leaves no model. */
        public static Finished of(RunRecord record) {
            return new Finished(record, Optional.empty(), Optional.empty());
        }
    }

    /** What makes a run another one than the next, and its checkpoints ones that cannot be gone on from. */
    public static <C extends Record & Configuration> Map<String, String> identity(
            Experiment<C> experiment, Overrides overrides) {
        return identity(experiment.id(), Numerics.VERSION, Json.tree(overrides.applyTo(experiment)));
    }

    /** The same of a run that came to its end. */
    public static Map<String, String> identity(RunRecord record) {
        Result result = record.result();
        return identity(record.experiment(), result.numericsVersion(), result.configuration());
    }

    private static Map<String, String> identity(ExperimentId id, int numericsVersion, ObjectNode configuration) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("checkpoint format", Integer.toString(CHECKPOINT_FORMAT));
        identity.put("experiment", id.toString());
        identity.put("numerics version", Integer.toString(numericsVersion));
        identity.put("configuration", configuration.toString());
        return identity;
    }

    /** Runs one experiment from start to end. */
    public <C extends Record & Configuration> RunRecord run(Experiment<C> experiment, Overrides overrides) {
        return run(experiment, overrides.applyTo(experiment), Witness.NONE, false)
                .record();
    }

    /** Runs one experiment from start to end, and exports what it trained. */
    public <C extends Record & Configuration> Finished runAndExport(Experiment<C> experiment, Overrides overrides) {
        return run(experiment, overrides.applyTo(experiment), Witness.NONE, true);
    }

    /**
     * Runs an experiment again as {@code record} says.
     *
     * @param witness told what it passes through; may end it
     * @throws Failure if the experiment refuses the record's configuration
     */
    public <C extends Record & Configuration> RunRecord again(
            Experiment<C> experiment, RunRecord record, Witness witness) {
        C configuration;
        try {
            configuration = Json.record(record.result().configuration(), experiment.configuration());
        } catch (IllegalArgumentException refused) {
            throw new Failure("the record's configuration is not one of " + experiment.id() + ": "
                    + refused.getMessage() + "; restore the record, or run the experiment anew");
        }
        return run(experiment, configuration, witness, false).record();
    }

    private <C extends Record & Configuration> Finished run(
            Experiment<C> experiment, C configuration, Witness witness, boolean exports) {
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long started = System.nanoTime();
        Recorder recorder = new Recorder(progress, witness, checkpoints);
        Outcome outcome;
        try {
            outcome = Workers.with(threads, () -> experiment.run(configuration, recorder, datasets));
        } finally {
            progress.end();
        }
        double seconds = recorder.secondsBefore() + (System.nanoTime() - started) * 1e-9;
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
                recorder.curve().every(),
                recorder.curve().points(),
                outcome.plots(),
                outcome.filters(),
                outcome.classNames(),
                outcome.texts(),
                outcome.attention());
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
        RunRecord record =
                new RunRecord(RunRecord.FORMAT, experiment.id(), result, recorder.trace(), environment, null);
        if (!exports || outcome.trained().isEmpty()) {
            return Finished.of(record);
        }
        try {
            Models models = export(outcome.trained().get(), experiment.id(), result);
            return new Finished(record.with(models.exported()), Optional.of(models), Optional.empty());
        } catch (Failure refusal) {
            return new Finished(record, Optional.empty(), Optional.of(refusal));
        }
    }

    private Models export(Trained trained, ExperimentId id, Result result) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("experiment", id.toString());
        metadata.put("configuration", result.configuration().toString());
        metadata.put("numerics_version", Integer.toString(result.numericsVersion()));
        metadata.put("weights_sha256", result.weightsSha256());
        result.data().forEach(file -> metadata.put("data_sha256/" + file.name(), file.sha256()));
        if (!trained.classNames().isEmpty()) {
            metadata.put(ImageClassifier.CLASSES, String.join(ImageClassifier.SEPARATOR, trained.classNames()));
        }
        metadata.put("licence", "MIT");
        trained.dataLicence().ifPresent(licence -> metadata.put("data_licence", licence));
        return Workers.with(threads, () -> ModelExport.of(trained, datasets::images, id.toString(), metadata));
    }
}
