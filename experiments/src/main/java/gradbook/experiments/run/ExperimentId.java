package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name and a version, {@code mnist-mlp@1}.
 *
 * @param name lower-case words joined by hyphens
 * @param version 1 or more
 */
public record ExperimentId(String name, int version) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TEXT = Pattern.compile("(.+)@(\\d{1,4})");

    public ExperimentId {
        if (!NAME.matcher(name).matches() || version < 1) {
            throw new IllegalArgumentException(
                    "experiment id: expected a name such as mnist-mlp and a version of at least 1, found " + name + "@"
                            + version);
        }
    }

    /** Reads {@code name@version}. */
    @JsonCreator
    public static ExperimentId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("experiment id: expected name@version, found " + text);
        }
        return new ExperimentId(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** The name of its folders, {@code mnist-mlp-v1}. */
    public String folder() {
        return name + "-v" + version;
    }

    /** {@code mnist-mlp@1}. */
    @Override
    @JsonValue
    public String toString() {
        return name + "@" + version;
    }
}
