package gradbook.experiments.cli;

import gradbook.experiments.checkpoint.CheckpointFolder;
import gradbook.experiments.checkpoint.Interruption;
import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.export.Models;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.FolderLock;
import gradbook.experiments.io.StandardError;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.report.Written;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.run.Runner;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook run}. */
@Command(
        name = "run",
        description = {
            "Train an experiment and write its record, pictures and page to runs/.",
            "Without --seed, --epochs and --set it is the pinned run, which gives the same bits everywhere."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "An experiment from `gradbook list`: mnist-mlp or mnist-mlp@1.")
    private String id;

    @Option(names = "--all", description = "Run every experiment, one after another.")
    private boolean all;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the pinned one.")
    private Long seed;

    @Option(names = "--epochs", paramLabel = "N", description = "Another number of epochs than the pinned one.")
    private Integer epochs;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Another value of a setting than the pinned one; a wrong name lists them all.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to train with; default: all. They change no bit.")
    private Integer threads;

    @Mixin
    private DataOption data;

    @Option(names = "--no-export", description = "Leave no models, and so do not load ONNX Runtime.")
    private boolean noExport;

    @Mixin
    private CheckpointOptions checkpointOptions;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        List<Experiment<?>> chosen = Catalogue.chosen(spec.commandLine(), id, all);
        Overrides overrides = overrides();
        checkpointOptions.check(spec.commandLine());
        int team = Team.of(spec.commandLine(), "--threads", threads);
        for (Experiment<?> experiment : chosen) {
            understand(() -> overrides.applyTo(experiment));
        }
        List<String> failed = new ArrayList<>();
        for (Experiment<?> experiment : chosen) {
            try {
                if (all && checkpointOptions.resume() && isDone(experiment, overrides)) {
                    note(experiment.id() + " came to its end already, see " + Gradbook.shown(record(experiment)));
                } else {
                    run(experiment, overrides, team);
                }
            } catch (Failure failure) {
                if (!all) {
                    throw failure;
                }
                spec.commandLine().getErr().println("gradbook: " + experiment.id() + ": " + failure.getMessage());
                failed.add(experiment.id().toString());
            }
        }
        if (!failed.isEmpty()) {
            throw new Failure(failed.size() + " of " + chosen.size() + " experiments failed: "
                    + String.join(", ", failed) + "; what went wrong is said above");
        }
        return 0;
    }

    private Overrides overrides() {
        Overrides overrides = new Overrides(settings);
        if (seed != null) {
            overrides = overrides.with("seed", seed);
        }
        return epochs == null ? overrides : overrides.with("epochs", epochs);
    }

    /** Whether the last run of this experiment was this very one, and came to its end. */
    private boolean isDone(Experiment<?> experiment, Overrides overrides) {
        return Files.exists(record(experiment))
                && !CheckpointOptions.waits(folder(experiment))
                && Runner.identity(experiment, overrides)
                        .equals(Runner.identity(RunRecordFile.read(record(experiment))));
    }

    private Path folder(Experiment<?> experiment) {
        return gradbook.home().resolve("runs").resolve(experiment.id().folder());
    }

    private Path record(Experiment<?> experiment) {
        return folder(experiment).resolve(RunRecordFile.NAME);
    }

    private void run(Experiment<?> experiment, Overrides overrides, int team) {
        Path folder = folder(experiment);
        AtomicFiles.refuseUnlessWritable(folder); // before the work, not after it
        Optional<RunRecord> published = PublishedRun.find(gradbook.home(), experiment); // likewise
        try (FolderLock lock = FolderLock.of(folder);
                DownloadBar download = DownloadBar.onStandardError();
                Interruption interruption = Interruption.watched()) {
            Datasets datasets = data.datasets(download);
            CheckpointFolder checkpoints =
                    checkpointOptions.open(folder, Runner.identity(experiment, overrides), interruption, this::note);
            Runner runner =
                    new Runner(gradbook.home(), datasets, ShownProgress.of(experiment, quiet), team, checkpoints);
            Runner.Finished finished;
            try {
                finished = noExport
                        ? Runner.Finished.of(runner.run(experiment, overrides))
                        : runner.runAndExport(experiment, overrides);
            } catch (Failure failure) {
                checkpoints.last().ifPresent(file -> note("the last checkpoint is kept: " + Gradbook.shown(file)));
                throw failure;
            }
            RunRecord record = finished.record();
            Models.deleteFrom(folder);
            List<Path> models =
                    finished.models().map(all -> all.writeTo(folder)).orElse(List.of());
            Path file = record(experiment);
            RunRecordFile.write(file, record);
            checkpoints.deleteAll();
            Written report = new ReportFolder(folder, experiment, record).write(datasets);
            List<Path> files = new ArrayList<>(List.of(file));
            files.addAll(report.files());
            files.addAll(models);
            print(experiment, record, published, files);
            report.note().ifPresent(this::note);
            if (finished.refusal().isPresent()) {
                throw finished.refusal().get();
            }
        }
    }

    private void note(String sentence) {
        if (!quiet && StandardError.isTerminal()) {
            spec.commandLine().getErr().println(); // the bar holds the line
        }
        spec.commandLine().getErr().println("gradbook: " + sentence);
        spec.commandLine().getErr().flush();
    }

    private void print(Experiment<?> experiment, RunRecord record, Optional<RunRecord> published, List<Path> files) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(); // apart from the progress above, and from the experiment before
        out.print(ResultTable.of(experiment, record, published));
        for (Path file : files) {
            out.println((file == files.get(0) ? "wrote " : "      ") + Gradbook.shown(file));
        }
        out.flush();
    }

    /** What a configuration refuses was asked for on the command line. */
    private void understand(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException refused) {
            throw refuse(refused.getMessage());
        }
    }

    private ParameterException refuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
