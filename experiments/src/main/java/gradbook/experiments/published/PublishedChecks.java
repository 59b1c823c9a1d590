package gradbook.experiments.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file {@code golden/published/operator-checks.json}: figures that others print beside stated inputs.
 *
 * @param about what stands in it
 * @param sources where figures were printed, by a short name
 * @param checks in the order of the table
 */
record PublishedChecks(String about, Map<String, String> sources, List<Check> checks) {
    /** Its place in the project's folder. */
    static final String FILE = "golden/published/operator-checks.json";

    /**
     * Values that follow from one set of inputs.
     *
     * @param source a short name among the sources
     * @param what the inputs and the expression, in words
     * @param figures as printed, by the name of the value; several of one name in row-major order
     * @param reasons why ours is another one, by the figure's name as {@link #figure} says it
     */
    record Check(
            String id,
            String source,
            String what,
            Map<String, List<String>> figures,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> reasons) {
        Check {
            reasons = reasons == null ? Map.of() : reasons;
        }

        /** The name of one figure: the value's own if it is the only one, else with its index. */
        String figure(String value, int index) {
            return figures.get(value).size() == 1 ? value : value + "[" + index + "]";
        }
    }

    /**
     * Reads the file.
     *
     * @param home the project's folder
     * @throws Failure if it is not there or is no such file
     */
    static PublishedChecks read(Path home) {
        Path file = home.resolve(FILE);
        try {
            return Json.read(Files.readAllBytes(file), PublishedChecks.class);
        } catch (JacksonException e) {
            throw new Failure(file + " is not a file of published checks: " + Json.reason(e) + "; restore it", e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; restore it", e);
        }
    }
}
