package gradbook.experiments.cli;

import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.SweepPage;
import gradbook.experiments.report.SweepTables;
import gradbook.experiments.report.Written;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.run.SweepFile;
import gradbook.experiments.run.Sweeper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

/** {@code gradbook sweep}. */
@Command(
        name = "sweep",
        description = {
            "Run an experiment with every combination of the given settings and seeds, one run a core.",
            "A sweep that was broken off goes on where it was when it is started again."
        })
final class SweepCommand implements Callable<Integer> {
    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "An experiment from `gradbook list`: mnist-mlp or mnist-mlp@1.")
    private String id;

    @Option(names = "--seeds", paramLabel = "SEEDS", description = "Seeds, 1..20 or 1,5,9; default: the pinned one.")
    private String seeds;

    @Option(
            names = "--set",
            paramLabel = "NAME=A,B,...",
            description = "Values of a setting, separated by commas; can be given for several settings.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--jobs", paramLabel = "N", description = "Runs at the same time; default: one a processor.")
    private Integer jobs;

    @Mixin
    private DataOption data;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        Experiment<?> experiment = Catalogue.known(spec.commandLine(), id);
        List<Overrides> points = points(experiment);
        int team = Team.of(spec.commandLine(), "--jobs", jobs);
        Path folder = gradbook.home().resolve("runs").resolve(experiment.id().folder());
        AtomicFiles.refuseUnlessWritable(folder); // before the work, not after it
        Sweep sweep;
        try (DownloadBar download = DownloadBar.onStandardError()) {
            Datasets datasets = data.datasets(download);
            Sweeper sweeper = new Sweeper(
                    gradbook.home(),
                    datasets,
                    team,
                    folder.resolve("sweep"),
                    new SweepLines(
                            points.size(), quiet ? null : spec.commandLine().getErr()));
            sweep = sweeper.run(experiment, points);
        }
        write(folder, experiment, sweep);
        return sweep.failed().isEmpty() ? 0 : 1;
    }

    private void write(Path folder, Experiment<?> experiment, Sweep sweep) {
        Path file = folder.resolve(settings.isEmpty() ? SweepFile.SEEDS : SweepFile.SETTINGS);
        SweepFile.write(file, sweep);
        List<Path> files = new ArrayList<>(List.of(file));
        Optional<String> note = Optional.empty();
        if (!settings.isEmpty()) {
            Written page = SweepPage.write(folder, experiment, sweep);
            files.addAll(page.files());
            note = page.note();
        }
        PrintWriter out = spec.commandLine().getOut();
        SweepTables tables = new SweepTables(sweep);
        out.println();
        out.println(TextTable.of(tables.runTitles(), tables.runs()));
        out.print(TextTable.of(tables.settingTitles(), tables.settings()));
        if (sweep.bySettings().size() > 1) {
            out.println("best by " + Figures.words(tables.choice()) + ": " + tables.best());
        }
        files.forEach(one -> out.println((one == file ? "wrote " : "      ") + Gradbook.shown(one)));
        out.flush();
        sweep.failed()
                .forEach(failed -> spec.commandLine()
                        .getErr()
                        .println("gradbook: " + SweepTables.name(failed.settings()) + ": " + failed.reason()));
        note.ifPresent(sentence -> spec.commandLine().getErr().println("gradbook: " + sentence));
    }

    /** Every combination, each once: the last setting changes fastest but for the seeds, which change fastest of all. */
    private List<Overrides> points(Experiment<?> experiment) {
        List<Overrides> points = List.of(Overrides.NONE);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            List<String> values = Arrays.stream(setting.getValue().split(",", -1))
                    .map(String::strip)
                    .toList();
            points = product(points, setting.getKey(), values);
        }
        List<String> drawn = seeds == null
                ? List.of(Long.toString(experiment.configuration().seed()))
                : understand(() -> SeedList.parse(seeds));
        points = product(points, "seed", drawn);
        Map<Record, Overrides> different =
                new LinkedHashMap<>(); // 0.1 and 1e-1 are one run, which must not count twice
        for (Overrides point : points) {
            Record configuration = understand(() -> point.applyTo(experiment));
            different.putIfAbsent(configuration, point);
        }
        return List.copyOf(different.values());
    }

    private List<Overrides> product(List<Overrides> points, String name, List<String> values) {
        if (name.equals("seed") && settings.containsKey("seed")) {
            throw refuse("sweep: give the seeds by --seeds, not by --set");
        }
        return points.stream()
                .flatMap(point -> values.stream().map(value -> point.with(name, value)))
                .toList();
    }

    /** What a configuration refuses was asked for on the command line. */
    private <T> T understand(Callable<T> check) {
        try {
            return check.call();
        } catch (IllegalArgumentException refused) {
            throw refuse(refused.getMessage());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private ParameterException refuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
