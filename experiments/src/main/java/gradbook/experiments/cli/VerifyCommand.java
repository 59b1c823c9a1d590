package gradbook.experiments.cli;

import gradbook.engine.runtime.VectorUnit;
import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Environment;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Machine;
import gradbook.experiments.run.PinnedRun;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.run.Runner;
import gradbook.experiments.verify.Parting;
import gradbook.experiments.verify.Verdict;
import gradbook.experiments.verify.Verification;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook verify}. */
@Command(
        name = "verify",
        description = {
            "Run an experiment again from its record, and say whether every bit is the same.",
            "If not, the first step and quantity that differ are named. It writes nothing."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN_DIGITS = 16;

    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "An experiment from `gradbook list`: mnist-mlp or mnist-mlp@1.")
    private String id;

    @Option(names = "--all", description = "Verify every experiment, one after another.")
    private boolean all;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "The record; default: the published one in reports/, else that of your own run in runs/.")
    private Path from;

    @Option(
            names = "--quick",
            description = "Only the first " + PinnedRun.PREFIX_STEPS + " steps: seconds for each experiment.")
    private boolean quick;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to train with; default: all. They change no bit.")
    private Integer threads;

    @Mixin
    private DataOption data;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        List<Experiment<?>> chosen = Catalogue.chosen(spec.commandLine(), id, all);
        if (all && from != null) {
            throw new ParameterException(
                    spec.commandLine(), "verify: --from names the record of one experiment, so not with --all");
        }
        int team = Team.of(spec.commandLine(), "--threads", threads);
        List<String> different = new ArrayList<>();
        try (DownloadBar download = DownloadBar.onStandardError()) {
            Datasets datasets = data.datasets(download);
            for (Experiment<?> experiment : chosen) {
                try {
                    if (!isIdentical(experiment, datasets, team)) {
                        different.add(experiment.id().toString());
                    }
                } catch (Failure failure) {
                    if (!all) {
                        throw failure;
                    }
                    spec.commandLine().getErr().println("gradbook: " + experiment.id() + ": " + failure.getMessage());
                    different.add(experiment.id().toString());
                }
            }
        }
        if (!different.isEmpty()) {
            throw new Failure("not seen to have the same bits: " + String.join(", ", different)
                    + "; where they part is said above, and what may cause it in the README under \"The same bits\"");
        }
        return 0;
    }

    private boolean isIdentical(Experiment<?> experiment, Datasets datasets, int team) {
        Path file = from == null ? record(experiment) : from;
        RunRecord record = RunRecordFile.read(file);
        Runner runner = new Runner(gradbook.home(), datasets, ShownProgress.of(experiment, quiet), team);
        Verdict verdict =
                Verification.of(runner, experiment, record, quick ? PinnedRun.PREFIX_STEPS : Integer.MAX_VALUE);
        PrintWriter out = spec.commandLine().getOut();
        String steps = String.format(Locale.ROOT, "%,d steps", verdict.steps());
        String time = String.format(Locale.ROOT, "%.1f s", verdict.seconds());
        if (verdict.isIdentical()) {
            String extent = verdict.whole()
                    ? steps + ", weights " + record.result().weightsSha256().substring(0, SHOWN_DIGITS) + "..."
                    : "the first " + steps
                            + String.format(
                                    Locale.ROOT, " of %,d", record.result().steps());
            out.println(experiment.id() + "  identical: " + extent + ", " + time);
        } else {
            tell(out, experiment, file, verdict, team, gradbook.home());
        }
        out.flush();
        return verdict.isIdentical();
    }

    private static void tell(
            PrintWriter out, Experiment<?> experiment, Path file, Verdict verdict, int team, Path home) {
        Parting parting = verdict.parting().orElseThrow();
        out.println(experiment.id() + "  differs from " + Gradbook.shown(file));
        out.println("  first at     " + parting.place() + ": " + parting.quantity());
        out.println("  recorded     " + parting.recorded());
        out.println("  found here   " + parting.found());
        Environment there = verdict.recordedOn();
        line(
                out,
                "commit",
                Objects.requireNonNullElse(there.gitCommit(), "none"),
                Machine.gitCommit(home).orElse("none"));
        line(out, "JDK", there.jdk(), Machine.jdk());
        line(out, "system", there.os(), Machine.os());
        line(out, "processor", there.cpu(), Machine.cpu());
        line(out, "vector bits", there.vectorBits(), VectorUnit.bits());
        line(out, "threads", there.threads(), team);
    }

    /** What differs between the environments; nothing else is shown. */
    private static void line(PrintWriter out, String name, Object there, Object here) {
        if (!there.equals(here)) {
            out.printf(Locale.ROOT, "  %-11s  %s there, %s here%n", name, there, here);
        }
    }

    private Path record(Experiment<?> experiment) {
        Path published = place("reports", experiment);
        Path own = place("runs", experiment);
        if (Files.exists(published)) {
            return published;
        }
        if (Files.exists(own)) {
            return own;
        }
        throw new Failure("there is no record of " + experiment.id() + ": neither " + published + " nor " + own
                + "; run it first: `gradbook run " + experiment.id().name() + "`, or name one by --from");
    }

    private Path place(String folder, Experiment<?> experiment) {
        return gradbook.home().resolve(folder).resolve(experiment.id().folder()).resolve(RunRecordFile.NAME);
    }
}
