package gradbook.experiments.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Music as words: {@code R:C5.E5} is what the right hand strikes at once, {@code L:C3} the left one, {@code +3} goes on by three twelfths of a
 * beat, {@code |} stands before and after a piece.
 *
 * <p>The chords are those of each hand, not of both together, of which there would be twice as many kinds for fewer examples; and time is
 * a word of its own, so that a rhythm can be learned without the notes that it had. How long keys are held is left out.
 */
final class Notation {
    /** Before and after a piece. */
    static final String END = "|";

    /** Of a line in a text: a bar of two quarters. */
    private static final int LINE = 2 * Score.STEPS;

    private Notation() {}

    /** The words of a piece, without its ends. */
    static List<String> words(Score score) {
        List<String> words = new ArrayList<>();
        int now = 0;
        for (Strike strike : score.strikes()) {
            if (strike.time() > now) {
                words.add("+" + (strike.time() - now));
                now = strike.time();
            }
            words.add(strike.hand().letter() + ":"
                    + strike.pitches().stream().map(Pitch::name).collect(Collectors.joining(".")));
        }
        return words;
    }

    /**
     * What words say, ends left out.
     *
     * @throws IllegalArgumentException at the first word that is none of these
     */
    static Score score(List<String> words) {
        Score.Builder score = new Score.Builder();
        int now = 0;
        for (String word : words) {
            if (word.matches("\\+[1-9][0-9]{0,3}")) {
                now = Math.addExact(now, Integer.parseInt(word.substring(1)));
            } else if (word.matches("[RL]:.+")) {
                Hand hand = word.startsWith(Hand.RIGHT.letter()) ? Hand.RIGHT : Hand.LEFT;
                for (String pitch : word.substring(2).split("\\.", -1)) {
                    score.strike(now, hand, Pitch.of(pitch));
                }
            } else if (!word.equals(END)) {
                throw new IllegalArgumentException("expected R:C5.E5, L:C3, +3 or |, found '" + word + "'");
            }
        }
        return score.build();
    }

    /** The words of a text. */
    static List<String> read(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Words as a text, a line to two beats. */
    static String lines(List<String> words) {
        StringBuilder text = new StringBuilder();
        int now = 0;
        for (String word : words) {
            text.append(text.length() == 0 || text.charAt(text.length() - 1) == '\n' ? "" : " ")
                    .append(word);
            if (word.startsWith("+")) {
                int then = now + Integer.parseInt(word.substring(1));
                text.append(then / LINE > now / LINE ? "\n" : "");
                now = then;
            }
        }
        return text.toString().stripTrailing();
    }
}
