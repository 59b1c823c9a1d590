package gradbook.experiments.cli;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Heap;
import gradbook.experiments.io.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The {@code gradbook} command. */
@Command(
        name = "gradbook",
        version = "gradbook 0.1.0",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "A notebook of neural-network experiments that anyone can rerun and get the same bits.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            RunCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            PredictCommand.class,
            GenerateCommand.class,
            SweepCommand.class,
            ReportCommand.class,
            GradcheckCommand.class,
            BitsCommand.class,
            DoctorCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:not understood"})
public final class Gradbook implements Runnable {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:GRADBOOK_HOME:-.}",
            description = "Folder of the notebook, which holds runs/ and reports/ (GRADBOOK_HOME, else this folder).")
    private Path home;

    @Option(
            names = "--stack-trace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program a failure came from.")
    private boolean stackTrace;

    @Spec
    private CommandSpec spec;

    /** The command with its exit codes and errors, writing to {@code out} and {@code err}. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(out, err, CommandLine.defaultFactory());
    }

    /** {@code commands} makes the subcommands, so that a test can change one. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, CommandLine.IFactory commands) {
        Gradbook gradbook = new Gradbook();
        return new CommandLine(gradbook, commands)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .registerConverter(Path.class, Gradbook::path)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Gradbook::refused)
                .setExecutionExceptionHandler(gradbook::failed);
    }

    /** Runs the command; on success it returns, so that a program around this one goes on. */
    public static void main(String[] arguments) {
        // Pictures are files here; without this, AWT would look for a display.
        System.setProperty("java.awt.headless", "true");
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode;
        try {
            exitCode = commandLine(new PrintWriter(System.out, true, StandardCharsets.UTF_8), err)
                    .execute(arguments);
        } catch (OutOfMemoryError tooLittle) { // picocli hands on exceptions, not errors
            err.println("gradbook: " + Heap.exhausted(tooLittle));
            exitCode = 1;
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** A path that was typed. Under the locale C a JDK cannot name a file whose name is not ASCII. */
    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("expected a path of characters that this locale has, found '"
                    + e.getInput() + "'; set LC_ALL=C.UTF-8 or another locale with UTF-8");
        }
    }

    /** A path as seen from the folder the user is in, where it lies below that. */
    static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path there = file.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }

    Path home() {
        return home;
    }

    /** One line instead of picocli's whole usage, above which the reason would scroll away. */
    private static int refused(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        // What was typed stands in the message, and may be pasted from anywhere.
        err.println("gradbook: " + Printable.of(problem.getMessage()) + " (see `"
                + command.getCommandSpec().qualifiedName() + " --help`)");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (problem instanceof Failure) {
            err.println("gradbook: " + problem.getMessage());
        } else {
            err.println("gradbook: this is a mistake in the program itself: " + problem
                    + "; run again with --stack-trace and report it");
        }
        if (stackTrace) {
            problem.printStackTrace(err);
        }
        err.flush();
        return 1;
    }
}
