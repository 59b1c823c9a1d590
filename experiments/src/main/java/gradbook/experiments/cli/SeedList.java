package gradbook.experiments.cli;

import gradbook.experiments.report.Figures;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Seeds as they are typed: {@code 1..20}, or {@code 1,5,9}. */
final class SeedList {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final Pattern SEED = Pattern.compile("-?\\d{1,18}");

    /** More runs than anybody waits for. */
    private static final int MOST = 10_000;

    /** Characters of a text that a sentence quotes, at most. */
    private static final int SHOWN = 60;

    private SeedList() {}

    /** @throws IllegalArgumentException if it is neither form, or too many */
    static List<String> parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long first = Long.parseLong(range.group(1));
            long last = Long.parseLong(range.group(2));
            if (last >= first && last - first < MOST) {
                return LongStream.rangeClosed(first, last)
                        .mapToObj(Long::toString)
                        .toList();
            }
        }
        List<String> words = List.of(text.split(",", -1));
        // Each by itself: one pattern for the whole list overflows the stack at some thousand seeds.
        if (words.stream().allMatch(word -> SEED.matcher(word).matches())) {
            List<String> seeds = words.stream()
                    .map(Long::valueOf) // 01 is 1
                    .distinct()
                    .map(Object::toString)
                    .toList();
            if (seeds.size() <= MOST) {
                return seeds;
            }
        }
        throw new IllegalArgumentException(
                "--seeds must be a range such as 1..20, the lower first, or a list such as 1,5,9, of at most "
                        + Figures.count(MOST) + ", found " + shortened(text));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "... of " + Figures.count(text.length()) + " characters";
    }
}
