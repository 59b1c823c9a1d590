package gradbook.experiments.cli;

import gradbook.experiments.run.Experiment;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gradbook list}. */
@Command(name = "list", description = "List the experiments.")
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        TextTable table = new TextTable(List.of("experiment", "version", "what it shows", "data", "expect (2 cores)"));
        for (Experiment<?> experiment : Catalogue.ALL) {
            table.row(
                    experiment.id().name(),
                    Integer.toString(experiment.id().version()),
                    experiment.summary(),
                    experiment.data(),
                    experiment.expectation());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table.text());
        out.flush();
    }
}
