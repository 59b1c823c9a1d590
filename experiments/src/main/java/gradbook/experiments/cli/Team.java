package gradbook.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How many threads, or runs at the same time, a user asks for. */
final class Team {
    /** Far more than a machine has processors for; each takes memory of its own. */
    private static final int MOST = 1_024;

    private Team() {}

    /**
     * The number behind an option, or one a processor.
     *
     * @param asked null where the option was not given
     */
    static int of(CommandLine command, String option, Integer asked) {
        int found = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
        if (found < 1 || found > MOST) {
            throw new ParameterException(command, option + " must be from 1 to " + MOST + ", found " + found);
        }
        return found;
    }
}
