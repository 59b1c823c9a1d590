package gradbook.experiments.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import gradbook.experiments.report.MeasuredFile;
import gradbook.experiments.run.ExperimentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What somebody printed of a run that is replayed here, {@code golden/published/<experiment>.json}.
 *
 * @param experiment that replays it
 * @param source where the figures come from
 * @param recipe how the run is made, in words
 * @param groups of figures
 */
public record PublishedRun(ExperimentId experiment, String source, String recipe, List<Group> groups) {
    public PublishedRun {
        groups = List.copyOf(groups);
    }

    /**
     * Figures of one kind.
     *
     * @param what they are
     * @param figures as printed, by their place in our record: {@code trainLoss} among the final figures, {@code step 1000} in the loss
     *     curve, {@code epoch 3 validationAccuracy} among the figures of an epoch, {@code text 0} among the texts
     * @param within how near those must be that have other digits than printed; null if none may
     * @param reason why some have
     */
    public record Group(
            String what,
            Map<String, String> figures,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double within,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason) {
        public Group {
            if (Stream.of(within, reason).filter(Objects::nonNull).count() == 1) {
                throw new IllegalArgumentException(what + ": a distance needs a reason, and a reason a distance");
            }
        }
    }

    /**
     * Reads one.
     *
     * @param home the project's folder
     * @throws gradbook.experiments.io.Failure if it is not there, or no such file
     */
    public static PublishedRun read(Path home, ExperimentId id) {
        Path file = home.resolve("golden").resolve("published").resolve(id.name() + ".json");
        return new MeasuredFile<>(file, PublishedRun.class, "a file of published figures", "restore it").read();
    }
}
