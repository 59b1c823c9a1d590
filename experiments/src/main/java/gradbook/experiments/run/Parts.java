package gradbook.experiments.run;

import gradbook.engine.data.Dataset;
import gradbook.engine.data.Split;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A data set's samples to train on and those to choose by.
 *
 * @param train in the data set's order
 * @param validation likewise
 */
public record Parts(Dataset train, Dataset validation) {
    /**
     * The parts with these samples.
     *
     * @throws IllegalArgumentException if they share some: what was learned by heart would be taken for understood
     */
    public static Parts of(Dataset images, int[] train, int[] validation) {
        Set<Integer> learned = Arrays.stream(train).boxed().collect(Collectors.toSet());
        long shared = Arrays.stream(validation).filter(learned::contains).count();
        if (shared > 0) {
            throw new IllegalArgumentException(
                    "expected parts for training and validation without a common sample, found " + shared
                            + " shared; draw both from one split");
        }
        return new Parts(images.subset(train), images.subset(validation));
    }

    /**
     * Validation samples drawn at random, and the first of all others, in the data set's order, to train on: of a small training part
     * nearly the same samples whatever the key. See {@link #sample}.
     *
     * @param train how many samples to train on
     * @param validation how many to choose by
     * @throws IllegalArgumentException if there are not so many samples
     */
    public static Parts draw(Dataset images, int train, int validation, RandomKey key) {
        checkSizes(images, train, validation);
        Split split = Split.of(images.size(), validation, key);
        return of(images, Arrays.copyOf(split.train(), train), split.validation());
    }

    /**
     * Both parts drawn at random, so that another key gives other samples.
     *
     * @param train how many samples to train on
     * @param validation how many to choose by
     * @throws IllegalArgumentException if there are not so many samples
     */
    public static Parts sample(Dataset images, int train, int validation, RandomKey key) {
        checkSizes(images, train, validation);
        int[] drawn = key.permutation(images.size());
        Arrays.sort(drawn, 0, train);
        Arrays.sort(drawn, train, train + validation);
        return of(images, Arrays.copyOf(drawn, train), Arrays.copyOfRange(drawn, train, train + validation));
    }

    private static void checkSizes(Dataset images, int train, int validation) {
        if ((long) train + validation > images.size()) {
            throw new IllegalArgumentException("trainSamples and validationSamples must be at most " + images.size()
                    + " together, found " + train + " and " + validation);
        }
    }

    /** How many samples each part has, by name. */
    public Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("train", train.size());
        sizes.put("validation", validation.size());
        return sizes;
    }
}
