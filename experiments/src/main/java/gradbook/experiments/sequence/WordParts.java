package gradbook.experiments.sequence;

import gradbook.engine.random.PythonRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Words to train on, to choose by and to test by: eight tenths, one, and one. */
public record WordParts(List<String> train, List<String> validation, List<String> test) {
    private static final int SEED = 42;

    /** As A. Karpathy's lectures on makemore divide them: shuffled by Python's {@code random.seed(42); random.shuffle(words)}. */
    public static WordParts of(List<String> words) {
        int[] order = IntStream.range(0, words.size()).toArray();
        PythonRandom.ofSeed(SEED).shuffle(order);
        List<String> shuffled = Arrays.stream(order).mapToObj(words::get).toList();
        int first = (int) (0.8 * words.size());
        int second = (int) (0.9 * words.size());
        return new WordParts(
                shuffled.subList(0, first), shuffled.subList(first, second), shuffled.subList(second, words.size()));
    }
}
