package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import gradbook.experiments.io.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named figures, in the order they were put. In JSON each stands twice, as the shortest decimal that reads back to the same
 * bits and, under its name with {@code Hex} behind it, as an exact hexadecimal float.
 */
public final class Measures {
    private static final String HEX = "Hex";

    private final Map<String, Double> values;

    private Measures(Map<String, Double> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** No figures. */
    public static Measures empty() {
        return new Measures(new LinkedHashMap<>());
    }

    /** These figures and one more, which must be finite: a figure that is not says that training has diverged. */
    public Measures with(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new Failure(name + " became " + value + ", so training has diverged; try a smaller learning rate");
        }
        Map<String, Double> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Measures(more);
    }

    /** A figure that must be there. */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no figure named " + name + "; there are " + values.keySet());
        }
        return value;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Map<String, Double> values() {
        return values;
    }

    @JsonValue
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            json.put(name, value);
            json.put(name + HEX, Double.toHexString(value));
        });
        return json;
    }

    @JsonCreator
    static Measures fromJson(Map<String, Object> json) {
        Map<String, Double> values = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value instanceof Number number) {
                values.put(name, number.doubleValue());
            } else if (!(name.endsWith(HEX)
                    && json.get(name.substring(0, name.length() - HEX.length())) instanceof Number)) {
                throw new IllegalArgumentException(name + " is " + value + " and not a number");
            }
        });
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " is " + value + ", larger than any double");
            }
            if (!Double.toHexString(value).equals(json.get(name + HEX))) {
                throw new IllegalArgumentException(
                        name + " is " + value + " but " + name + HEX + " is " + json.get(name + HEX));
            }
        });
        return new Measures(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measures measures && values.equals(measures.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
