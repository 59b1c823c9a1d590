package gradbook.experiments.run;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A component of a configuration, as a user can set it.
 *
 * @param place among the components
 * @param type {@code int}, {@code long}, {@code double}, {@code boolean} or an enum
 * @param range the values it may have, if they are limited
 */
record Setting(int place, String name, Class<?> type, Optional<Range> range) {
    /** All of a configuration's, in their order. */
    static List<Setting> of(Class<? extends Record> configuration) {
        RecordComponent[] components = configuration.getRecordComponents();
        return IntStream.range(0, components.length)
                .mapToObj(i -> new Setting(
                        i,
                        components[i].getName(),
                        components[i].getType(),
                        Optional.ofNullable(components[i].getAnnotation(Range.class))))
                .toList();
    }

    /**
     * What a user typed as a value of this type.
     *
     * @throws IllegalArgumentException if it is none, or outside of the range
     */
    Object parse(String text) {
        Object value;
        try {
            value = read(text.strip());
        } catch (IllegalArgumentException unreadable) {
            String found = text.isBlank() ? "nothing" : text;
            throw new IllegalArgumentException(name + " must be " + allowed() + ", found " + found, unreadable);
        }
        check(value);
        return value;
    }

    private Object read(String text) {
        if (type == int.class) {
            return Integer.parseInt(text);
        }
        if (type == long.class) {
            return Long.parseLong(text);
        }
        if (type == double.class) {
            double number = new BigDecimal(text).doubleValue(); // unlike Double.parseDouble not NaN, not 1d
            if (Double.isInfinite(number)) {
                throw new IllegalArgumentException("larger than any double");
            }
            return number;
        }
        List<String> words = words();
        int word = words.indexOf(text);
        if (word < 0) {
            throw new IllegalArgumentException("none of " + words);
        }
        return type.isEnum() ? type.getEnumConstants()[word] : word == 1;
    }

    /** Refuses a value outside of the range. */
    void check(Object value) {
        if (range.isPresent()) {
            double number = ((Number) value).doubleValue();
            Range limits = range.get();
            if (!(number >= limits.from() && number <= limits.to() && number < limits.below())) {
                throw new IllegalArgumentException(name + " must be " + limits(limits) + ", found " + value);
            }
        }
    }

    /** In words: {@code a whole number of at least 1}. */
    String allowed() {
        if (type == boolean.class || type.isEnum()) {
            return String.join(" or ", words());
        }
        String kind = type == double.class ? "a number" : "a whole number";
        return range.map(limits -> kind + " " + limits(limits).replaceFirst("^at ", "of at "))
                .orElse(kind);
    }

    private List<String> words() {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.toList())
                : List.of("false", "true");
    }

    private static String limits(Range limits) {
        boolean open = limits.from() == Double.NEGATIVE_INFINITY;
        if (limits.below() < Double.POSITIVE_INFINITY) {
            return (open ? "" : "from " + number(limits.from()) + " to ") + "below " + number(limits.below());
        }
        if (limits.to() < Double.POSITIVE_INFINITY) {
            return (open ? "at most " : "from " + number(limits.from()) + " to ") + number(limits.to());
        }
        return open ? "finite" : "at least " + number(limits.from());
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
