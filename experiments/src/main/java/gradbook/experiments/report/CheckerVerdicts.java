package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What ONNX's own checker says of model files; {@code scripts/check-models} asks it.
 *
 * @param checker its name and version
 * @param verdicts {@code passed}, or what is wrong, by the SHA-256 of the file
 */
record CheckerVerdicts(String checker, Map<String, String> verdicts) {
    /** The folder in {@code reports/}. */
    static final String FOLDER = "onnx";

    CheckerVerdicts {
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }

    /** What was said of a file; empty if nobody asked. */
    Optional<String> of(String sha256) {
        return Optional.ofNullable(verdicts.get(sha256));
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<CheckerVerdicts> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(FOLDER).resolve("checker.json"),
                CheckerVerdicts.class,
                "a list of verdicts",
                "restore it, or run scripts/check-models");
    }
}
