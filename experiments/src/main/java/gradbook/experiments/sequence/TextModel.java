package gradbook.experiments.sequence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the tokens of a network mean, as its model says it to whoever has it write.
 *
 * @param vocabulary what they stand for
 * @param end the token that stands before and after a text, if there is one
 * @param context the most tokens that it takes
 */
public record TextModel(Vocabulary vocabulary, OptionalInt end, int context) {
    private static final String VOCABULARY = "vocabulary";
    private static final String WORDS = "words";
    private static final String UNIT = "unit";
    private static final String END = "end_token";
    private static final String CONTEXT = "context";

    /** Of a model that says so; none if it is no model of text. */
    public static Optional<TextModel> of(Map<String, String> metadata) {
        boolean words = metadata.containsKey(WORDS) && metadata.containsKey(UNIT);
        if (!(words || metadata.containsKey(VOCABULARY)) || !metadata.containsKey(CONTEXT)) {
            return Optional.empty();
        }
        String end = metadata.get(END);
        return Optional.of(new TextModel(
                words
                        ? new WordVocabulary(List.of(metadata.get(WORDS).split(" ")), metadata.get(UNIT))
                        : new Characters(metadata.get(VOCABULARY)),
                end == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(end)),
                Integer.parseInt(metadata.get(CONTEXT))));
    }

    /** What a model is to say. */
    public Map<String, String> metadata() {
        Map<String, String> said = new LinkedHashMap<>();
        if (vocabulary instanceof Characters characters) {
            said.put(VOCABULARY, characters.signs());
        } else if (vocabulary instanceof WordVocabulary words) {
            said.put(WORDS, String.join(" ", words.words()));
            said.put(UNIT, words.unit());
        }
        end.ifPresent(token -> said.put(END, Integer.toString(token)));
        said.put(CONTEXT, Integer.toString(context));
        return said;
    }

    /** Whether a text ends with this token. */
    public boolean isEnd(int token) {
        return end.isPresent() && end.getAsInt() == token;
    }

    /** The tokens that a network reads before it writes on from a prompt. */
    public int[] read(String prompt) {
        int[] tokens = vocabulary.encode(prompt);
        if (end.isEmpty()) {
            return tokens;
        }
        int[] begun = new int[tokens.length + 1];
        begun[0] = end.getAsInt();
        System.arraycopy(tokens, 0, begun, 1, tokens.length);
        return begun;
    }
}
