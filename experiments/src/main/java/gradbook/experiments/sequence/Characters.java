package gradbook.experiments.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Characters as tokens, each by its place.
 *
 * @param signs every character once, of the basic plane
 */
public record Characters(String signs) implements Vocabulary {
    public Characters {
        if (signs.isEmpty() || signs.chars().distinct().count() != signs.length()) {
            throw new IllegalArgumentException("vocabulary: expected every character once, found '" + signs + "'");
        }
    }

    /** The characters of a text, in Unicode's order. */
    public static Characters of(String text) {
        return new Characters(
                text.chars().sorted().distinct().mapToObj(Character::toString).collect(Collectors.joining()));
    }

    @Override
    public String unit() {
        return "characters";
    }

    @Override
    public int size() {
        return signs.length();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException at the first character that is none of these, with its place
     */
    @Override
    public int[] encode(String text) {
        int[] tokens = new int[text.length()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = signs.indexOf(text.charAt(i));
            if (tokens[i] < 0) {
                int sign = text.codePointAt(i);
                throw new IllegalArgumentException("character " + (i + 1) + " is " + shown(sign)
                        + ", which the model has never seen; it knows " + shown());
            }
        }
        return tokens;
    }

    @Override
    public String decode(int... tokens) {
        return Arrays.stream(tokens)
                .mapToObj(token -> Character.toString(signs.charAt(token)))
                .collect(Collectors.joining());
    }

    private static String shown(int sign) {
        return sign < ' ' ? String.format("U+%04X", sign) : "'" + Character.toString(sign) + "'";
    }

    private String shown() {
        List<String> known = new ArrayList<>();
        if (signs.indexOf('\n') >= 0) {
            known.add("line ends");
        }
        if (signs.indexOf(' ') >= 0) {
            known.add("spaces");
        }
        known.add(signs.replaceAll("[\n ]", ""));
        return String.join(", ", known);
    }
}
