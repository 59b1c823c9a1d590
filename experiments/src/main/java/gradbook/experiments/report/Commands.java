package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Result;
import java.util.Set;

/** What a reader types to do the same. */
final class Commands {
    /** Settings that {@code run} has an option of their own for. */
    private static final Set<String> OPTIONS = Set.of("seed", "epochs");

    private Commands() {}

    /** This project's command line from a fresh clone. */
    static String gradbook(String arguments) {
        return "mvn -q -Dexec.args=\"" + arguments + "\"";
    }

    /** The command that gives {@code result} again. */
    static String rerun(Experiment<?> experiment, Result result) {
        StringBuilder arguments = new StringBuilder("run " + experiment.id());
        PinnedConfiguration.differences(experiment, result)
                .keySet()
                .forEach(name -> arguments
                        .append(OPTIONS.contains(name) ? " --" + name + " " : " --set " + name + "=")
                        .append(result.configuration().path(name).asText()));
        return gradbook(arguments.toString());
    }
}
