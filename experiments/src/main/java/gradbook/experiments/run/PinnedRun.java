package gradbook.experiments.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The digests that an experiment is held to from the day it is published, and enough of its curve to notice a difference in
 * seconds: every build replays a part of the prefix.
 *
 * @param prefix points of the loss curve at steps below {@link #PREFIX_STEPS}
 */
public record PinnedRun(
        ExperimentId experiment,
        int numericsVersion,
        ObjectNode configuration,
        List<DataFile> data,
        int steps,
        String lossCurveSha256,
        String weightsSha256,
        List<CurvePoint> prefix) {
    /** Steps of a quick verification: about a second of MNIST. */
    public static final int PREFIX_STEPS = 200;

    /** What a record pins. */
    public static PinnedRun of(RunRecord record) {
        Result result = record.result();
        return new PinnedRun(
                record.experiment(),
                result.numericsVersion(),
                result.configuration(),
                result.data(),
                result.steps(),
                result.lossCurveSha256(),
                result.weightsSha256(),
                result.curve().stream()
                        .filter(point -> point.step() < PREFIX_STEPS)
                        .toList());
    }

    /** Where the pin of an experiment stands in the notebook's folder. */
    public static Path file(Path home, ExperimentId id) {
        return home.resolve("golden").resolve("runs").resolve(id.folder() + ".json");
    }

    /** Reads a pin. */
    public static PinnedRun read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), PinnedRun.class);
        } catch (JacksonException e) {
            throw new Failure(file + " does not hold a pinned run: " + Json.reason(e) + "; restore it", e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /** Writes this pin. */
    public void write(Path file) {
        AtomicFiles.writeString(file, Json.write(this));
    }
}
