package gradbook.experiments.replay;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;
import gradbook.experiments.sequence.WordParts;
import java.util.List;

/**
 * Words as a task of spelling: of each letter, and of the end, the letters before it. Tokens are 0 for the end, and for what lies before a
 * word's first letter, and 1 to 26 for a to z.
 *
 * @param contexts [samples, length]: the tokens before
 * @param next [samples]: the token that comes
 */
record Spelling(NdArray contexts, NdArray next) implements Dataset {
    /** The end, and a to z. */
    static final int TOKENS = 27;

    private static final String SIGNS = ".abcdefghijklmnopqrstuvwxyz";

    /** The parts in which the lectures divide their words: eight tenths, one, and one. */
    record Parts(Spelling train, Spelling validation, Spelling test) {}

    /**
     * As the lectures on makemore divide the words.
     *
     * @param length of a context
     */
    static Parts parts(List<String> words, int length) {
        WordParts parts = WordParts.of(words);
        return new Parts(of(parts.train(), length), of(parts.validation(), length), of(parts.test(), length));
    }

    /** All places in these words. */
    static Spelling of(List<String> words, int length) {
        int samples = words.stream().mapToInt(word -> word.length() + 1).sum();
        int[] contexts = new int[samples * length];
        int[] next = new int[samples];
        int sample = 0;
        for (String word : words) {
            int[] window = new int[length];
            for (int i = 0; i <= word.length(); i++) {
                next[sample] = i < word.length() ? token(word.charAt(i)) : 0;
                System.arraycopy(window, 0, contexts, sample * length, length);
                System.arraycopy(window, 1, window, 0, length - 1);
                window[length - 1] = next[sample++];
            }
        }
        return new Spelling(NdArray.of(Shape.of(samples, length), contexts), NdArray.of(Shape.of(samples), next));
    }

    private static int token(char letter) {
        int token = SIGNS.indexOf(letter);
        if (token < 1) {
            throw new IllegalArgumentException("a word: expected letters a to z, found '" + letter + "'");
        }
        return token;
    }

    /** What a token is written as: {@code .} or a letter. */
    static char sign(int token) {
        return SIGNS.charAt(token);
    }

    @Override
    public int size() {
        return next.count();
    }

    @Override
    public Batch batch(int... indices) {
        int length = contexts.shape().size(1);
        int[] x = new int[indices.length * length];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(contexts.ints(), indices[i] * length, x, i * length, length);
            labels[i] = next.ints()[indices[i]];
        }
        return new Batch(
                Tensor.constant(NdArray.of(Shape.of(indices.length, length), x)),
                NdArray.of(Shape.of(indices.length), labels));
    }
}
