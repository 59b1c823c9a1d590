package gradbook.experiments.cli;

import gradbook.experiments.bits.Agreement;
import gradbook.experiments.bits.ChildJvm;
import gradbook.experiments.bits.Jdk;
import gradbook.experiments.bits.Outcome;
import gradbook.experiments.bits.Setting;
import gradbook.experiments.bits.Settings;
import gradbook.experiments.io.Failure;
import gradbook.experiments.report.BitsMatrix;
import gradbook.experiments.run.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gradbook bits}. */
@Command(
        name = "bits",
        description = {
            "Train small networks under other JDKs, compilers, vector units and threads, and compare their bits.",
            "Fails if any differ. The whole matrix writes reports/bits/."
        })
final class BitsCommand implements Callable<Integer> {
    /** Widest of a cell: {@code weights} and eight digits. */
    private static final int CELL = 16;

    private static final int JDK = 8;

    @ParentCommand
    private Gradbook gradbook;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "A part of the settings; writes nothing.")
    private boolean quick;

    private final Function<Setting, Outcome> run;

    BitsCommand() {
        this(ChildJvm::run);
    }

    BitsCommand(Function<Setting, Outcome> run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        List<Jdk> jdks = Jdk.installed();
        List<Setting> settings = quick ? Settings.quick(jdks) : Settings.full(jdks);
        PrintWriter out = spec.commandLine().getOut();
        int width = settings.stream()
                .mapToInt(setting -> setting.words().length())
                .max()
                .orElse(0);
        line(out, width, "JDK", "setting", Agreement.networks(), "seconds");
        Agreement agreement = new Agreement();
        for (Setting setting : settings) { // a line as soon as it is known: the whole takes minutes
            Outcome outcome = run.apply(setting);
            String seconds = String.format(Locale.ROOT, "%.1f", outcome.seconds());
            line(out, width, setting.jdk().version(), setting.words(), agreement.add(outcome), seconds);
        }
        List<String> problems = agreement.problems();
        problems.forEach(problem -> spec.commandLine().getErr().println("gradbook: " + problem));
        if (!problems.isEmpty()) {
            throw new Failure(
                    "not the same bits: " + problems.size() + " of "
                            + settings.size() * Agreement.networks().size()
                            + " training runs are not as the first one; each is named above, and the cause is a mistake in the engine");
        }
        out.println("the same bits in all " + settings.size() + " settings, and for a sample alone as in a batch");
        if (!quick) {
            Path reports = gradbook.home().resolve("reports");
            agreement.matrix(Machine.cpu() + ", " + Machine.os()).write(reports);
            out.println("wrote " + Gradbook.shown(reports.resolve(BitsMatrix.FOLDER)));
        }
        out.flush();
        return 0;
    }

    private static void line(
            PrintWriter out, int width, String jdk, String setting, List<String> cells, String seconds) {
        StringBuilder line = new StringBuilder();
        pad(line, jdk, JDK);
        pad(line, setting, width);
        cells.forEach(cell -> pad(line, cell, CELL));
        out.println(line.append(seconds));
        out.flush();
    }

    private static void pad(StringBuilder line, String cell, int width) {
        line.append(cell).append(" ".repeat(Math.max(0, width - cell.length()) + 2));
    }
}
