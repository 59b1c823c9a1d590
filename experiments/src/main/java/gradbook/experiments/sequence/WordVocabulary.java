package gradbook.experiments.sequence;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words as tokens, each by its place; in a text blanks or line ends stand between them.
 *
 * @param words every one once, none with a blank in it
 * @param unit what they are called together
 */
public record WordVocabulary(List<String> words, String unit) implements Vocabulary {
    private static final int SHOWN = 3;

    public WordVocabulary {
        words = List.copyOf(words);
        if (words.isEmpty()
                || new LinkedHashSet<>(words).size() != words.size()
                || words.stream().anyMatch(word -> !word.matches("\\S+"))) {
            throw new IllegalArgumentException(
                    "vocabulary: expected words without blanks, every one once, found " + words);
        }
    }

    @Override
    public int size() {
        return words.size();
    }

    @Override
    public int[] encode(String text) {
        Map<String, Integer> places = new LinkedHashMap<>();
        words.forEach(word -> places.put(word, places.size()));
        List<String> read = text.lines()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        int[] tokens = new int[read.size()];
        for (int i = 0; i < tokens.length; i++) {
            Integer token = places.get(read.get(i));
            if (token == null) {
                throw new IllegalArgumentException("word " + (i + 1) + " is '" + read.get(i)
                        + "', which the model has never seen; it knows " + shown());
            }
            tokens[i] = token;
        }
        return tokens;
    }

    @Override
    public String decode(int... tokens) {
        return Arrays.stream(tokens).mapToObj(token -> words.get(token) + " ").collect(Collectors.joining());
    }

    private String shown() {
        String first = String.join(", ", words.subList(0, Math.min(SHOWN, words.size())));
        return words.size() > SHOWN ? first + " and " + (words.size() - SHOWN) + " more" : first;
    }
}
