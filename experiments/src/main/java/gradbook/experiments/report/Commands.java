package gradbook.experiments.report;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Result;
import java.util.Set;

/** What a reader types to do the same. */
final class Commands {
    /** The settings of a configuration that {@code run} has an option for. */
    static final Set<String> OPTIONS = Set.of("seed", "epochs");

    private Commands() {}

    /** This project's command line from a fresh clone. */
    static String gradbook(String arguments) {
        return "mvn -q -Dexec.args=\"" + arguments + "\"";
    }

    /** The command that gives {@code result} again. */
    static String rerun(Experiment<?> experiment, Result result) {
        StringBuilder arguments = new StringBuilder("run " + experiment.id());
        long seed = result.configuration().path("seed").asLong();
        int epochs = result.configuration().path("epochs").asInt();
        if (seed != experiment.configuration().seed()) {
            arguments.append(" --seed ").append(seed);
        }
        if (epochs != experiment.configuration().epochs()) {
            arguments.append(" --epochs ").append(epochs);
        }
        return gradbook(arguments.toString());
    }
}
