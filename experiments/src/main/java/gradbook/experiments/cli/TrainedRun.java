package gradbook.experiments.cli;

import gradbook.experiments.export.Exported;
import gradbook.experiments.export.ModelFile;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run that left models, each of which is checked against the record when it is read.
 *
 * @param folder with the record and the models
 */
record TrainedRun(Experiment<?> experiment, Path folder, RunRecord record, Exported models) {
    /**
     * The run of an experiment in the notebook's folder.
     *
     * @throws Failure if there is none, or if it left no model
     */
    static TrainedRun of(Path home, Experiment<?> experiment) {
        Path folder = home.resolve("runs").resolve(experiment.id().folder());
        Path recordFile = folder.resolve(RunRecordFile.NAME);
        if (!Files.exists(recordFile)) {
            throw new Failure(experiment.id() + " was not trained here: there is no " + recordFile
                    + "; run it first: `gradbook run " + experiment.id().name() + "`");
        }
        RunRecord record = RunRecordFile.read(recordFile);
        Exported models = record.models()
                .orElseThrow(() -> new Failure(recordFile + " is of a run that left no model; "
                        + experiment
                                .noModel()
                                .map(reason -> experiment.id() + " leaves none, because " + reason)
                                .orElse("run " + experiment.id() + " again")));
        return new TrainedRun(experiment, folder, record, models);
    }

    /**
     * One of its files.
     *
     * @throws Failure if there is none of this name, or if it is not the one that the record names
     */
    byte[] read(String name) {
        ModelFile.Digest pinned = models.file(name)
                .orElseThrow(() -> new Failure(folder.resolve(RunRecordFile.NAME) + " names no " + name
                        + "; the model of " + experiment.id() + " is no classifier of images: take another format"));
        Path file = folder.resolve(name);
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; run the experiment again", e);
        }
        String found = Sha256.of(content);
        if (!found.equals(pinned.sha256())) {
            throw new Failure(file + " is not the file that its record names: expected SHA-256 " + pinned.sha256()
                    + ", found " + found + "; run the experiment again");
        }
        return content;
    }
}
