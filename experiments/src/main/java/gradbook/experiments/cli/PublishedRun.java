package gradbook.experiments.cli;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The record of an experiment that is committed under {@code reports/}. */
final class PublishedRun {
    private PublishedRun() {}

    static Optional<RunRecord> find(Path home, Experiment<?> experiment) {
        Path file = home.resolve("reports").resolve(experiment.id().folder()).resolve(RunRecordFile.NAME);
        return Files.exists(file) ? Optional.of(RunRecordFile.read(file)) : Optional.empty();
    }
}
