package gradbook.experiments.sequence;

/** What a network's tokens stand for in a text, each token by its place. */
public sealed interface Vocabulary permits Characters, WordVocabulary {
    /** How many there are. */
    int size();

    /** What they are called together. */
    String unit();

    /**
     * The tokens of a text.
     *
     * @throws IllegalArgumentException at the first sign that is none of these, with its place
     */
    int[] encode(String text);

    /** The text of tokens, which can be followed by that of others. */
    String decode(int... tokens);
}
