package gradbook.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in this process, and what it has printed so far. */
final class Console {
    private final Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Of a repository. */
    Console(Path home) {
        this.home = home;
    }

    /** The exit code of a command, of which a last word may have blanks. */
    int gradbook(String command, String... last) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(last));
        words.add("--home=" + home);
        return Gradbook.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(words.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
