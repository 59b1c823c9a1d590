package gradbook.experiments.cli;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.html.HtmlBook;
import gradbook.experiments.io.Failure;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.report.Reports;
import gradbook.experiments.report.Written;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.PinnedRun;
import gradbook.experiments.run.RunRecordFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook report}. */
@Command(
        name = "report",
        description = {
            "Make every page, picture and index in reports/ and runs/ anew from the run records.",
            "--check changes nothing and fails if something in reports/ is not as its record says.",
            "--html puts all pages of reports/ into one file that needs nothing else."
        })
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "With --publish: these experiments; default: all in runs/.")
    private List<String> ids = List.of();

    @Option(names = "--check", description = "Compare only; exit code 1 if anything differs.")
    private boolean check;

    @Option(
            names = "--publish",
            description =
                    "Copy the records of pinned runs from runs/ to reports/ and pin their digests in golden/runs/.")
    private boolean publish;

    @Option(names = "--force", description = "With --publish: replace a published result by another one.")
    private boolean force;

    @Option(
            names = "--html",
            description = "Make one file of all pages as they are, reports/index.html, to read on any device.")
    private boolean html;

    @Override
    public Integer call() {
        if (check && publish || html && (check || publish) || !publish && (force || !ids.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "report: --check and --html stand alone; ID and --force go with --publish");
        }
        return html ? book() : pages();
    }

    private int book() {
        HtmlBook book = HtmlBook.of(gradbook.home().resolve("reports"), Catalogue.ALL, Catalogue.CHAPTERS);
        Path file = book.write();
        spec.commandLine().getOut().println(book.pages() + " pages in " + Gradbook.shown(file));
        return 0;
    }

    private int pages() {
        try (DownloadBar download = DownloadBar.onStandardError()) {
            DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
            Datasets datasets = new Datasets(cache, Optional.empty(), download);
            Reports reports =
                    new Reports(gradbook.home().resolve("reports"), Catalogue.ALL, Catalogue.CHAPTERS, datasets);
            return check ? check(reports) : write(reports, datasets);
        }
    }

    private int check(Reports reports) {
        List<String> problems = new ArrayList<>(reports.check());
        for (Experiment<?> experiment : Catalogue.ALL) {
            try {
                Optional<PinnedRun> published =
                        PublishedRun.find(gradbook.home(), experiment).map(PinnedRun::of);
                if (!published.equals(pin(experiment))) {
                    problems.add(PinnedRun.file(gradbook.home(), experiment.id()) + " and the published run of "
                            + experiment.id() + " do not belong together; restore both, or publish the run again");
                }
            } catch (Failure unreadable) {
                problems.add(unreadable.getMessage());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(problem -> spec.commandLine().getErr().println("gradbook: " + problem));
        out.println(
                problems.isEmpty() ? "every page and picture is as its record says" : "problems: " + problems.size());
        return problems.isEmpty() ? 0 : 1;
    }

    private int write(Reports reports, Datasets datasets) {
        List<Path> changed = new ArrayList<>();
        for (Experiment<?> experiment : publish ? toPublish() : List.<Experiment<?>>of()) {
            Path run = run(experiment);
            PinnedRun found = PinnedRun.of(RunRecordFile.read(run.resolve(RunRecordFile.NAME)));
            Path file = PinnedRun.file(gradbook.home(), experiment.id());
            if (!force
                    && pin(experiment).filter(pinned -> !pinned.equals(found)).isPresent()) {
                throw new Failure(file + " pins another result of " + experiment.id()
                        + " than this run's; a frozen experiment must not change, so find out why, and use --force only"
                        + " on purpose");
            }
            note(force ? reports.replace(run) : reports.publish(run), changed);
            if (!pin(experiment).equals(Optional.of(found))) {
                found.write(file);
                changed.add(file);
            }
        }
        if (!publish) {
            note(reports.rebuild(), changed);
            for (Experiment<?> experiment : Catalogue.ALL) {
                Path record = run(experiment).resolve(RunRecordFile.NAME);
                if (Files.exists(record)) {
                    note(
                            new ReportFolder(run(experiment), experiment, RunRecordFile.read(record)).write(datasets),
                            changed);
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        changed.stream().distinct().forEach(file -> out.println("changed " + Gradbook.shown(file)));
        if (changed.isEmpty()) {
            out.println("nothing to change: every page and picture is as its record says");
        }
        out.flush();
        return 0;
    }

    private Optional<PinnedRun> pin(Experiment<?> experiment) {
        Path file = PinnedRun.file(gradbook.home(), experiment.id());
        return Files.exists(file) ? Optional.of(PinnedRun.read(file)) : Optional.empty();
    }

    private void note(Written written, List<Path> changed) {
        changed.addAll(written.changed());
        written.note().ifPresent(sentence -> spec.commandLine().getErr().println("gradbook: " + sentence));
    }

    private List<Experiment<?>> toPublish() {
        if (!ids.isEmpty()) {
            return ids.stream()
                    .<Experiment<?>>map(id -> Catalogue.known(spec.commandLine(), id))
                    .toList();
        }
        List<Experiment<?>> found = Catalogue.ALL.stream()
                .filter(experiment -> Files.exists(run(experiment).resolve(RunRecordFile.NAME)))
                .toList();
        if (found.isEmpty()) {
            throw new Failure("there is nothing to publish in "
                    + gradbook.home().resolve("runs") + "; run an experiment first: `gradbook run mnist-mlp`");
        }
        return found;
    }

    private Path run(Experiment<?> experiment) {
        return gradbook.home().resolve("runs").resolve(experiment.id().folder());
    }
}
