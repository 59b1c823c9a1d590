package gradbook.experiments.cli;

import gradbook.experiments.checkpoint.CheckpointFolder;
import gradbook.experiments.checkpoint.Interruption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** When a run leaves checkpoints, and whether it goes on from one. */
final class CheckpointOptions {
    /** Of a run's folder. */
    private static final String FOLDER = "checkpoints";

    @Option(
            names = "--resume",
            description =
                    "Go on with a run that was ended before its time, from its last checkpoint: the same bits. With"
                            + " --all, runs that came to their end are left as they are.")
    private boolean resume;

    @Option(
            names = "--checkpoint-seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "Seconds from one checkpoint to the next; default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--checkpoint-steps",
            paramLabel = "N",
            description = "A checkpoint after every so many steps, too.")
    private Integer steps;

    /** Whether to go on with what was ended before its time. */
    boolean resume() {
        return resume;
    }

    /** Whether a run of this folder waits to be gone on with. */
    static boolean waits(Path folder) {
        return Files.exists(folder.resolve(FOLDER));
    }

    /** Refuses values that make no sense. */
    void check(CommandLine command) {
        if (steps != null && steps < 1) {
            throw new ParameterException(command, "expected --checkpoint-steps of at least 1, found " + steps);
        }
        if (!(seconds >= 0)) {
            throw new ParameterException(command, "expected --checkpoint-seconds of at least 0, found " + seconds);
        }
    }

    /** The checkpoints of one run, which are gone on from if that was asked for. */
    CheckpointFolder open(
            Path folder, Map<String, String> identity, Interruption interruption, Consumer<String> notes) {
        CheckpointFolder.Pace pace = new CheckpointFolder.Pace(steps == null ? Integer.MAX_VALUE : steps, seconds);
        CheckpointFolder checkpoints =
                new CheckpointFolder(folder.resolve(FOLDER), identity, pace, interruption, notes);
        checkpoints.start(resume);
        return checkpoints;
    }
}
