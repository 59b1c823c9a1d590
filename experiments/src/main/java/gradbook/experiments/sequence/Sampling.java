package gradbook.experiments.sequence;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the next token is chosen by its logits: divided by the temperature, only the {@code topK} most likely, of these only the fewest
 * that have {@code topP} of the probability together (Holtzman et al. 2020, "The curious case of neural text degeneration"), one drawn. Of
 * equal ones the first counts as more likely.
 *
 * @param temperature 0 takes the most likely, 1 draws as the model says
 * @param topK at least 1
 * @param topP above 0, at most 1
 */
public record Sampling(double temperature, int topK, double topP) {
    /** As the model says. */
    public static final Sampling PLAIN = new Sampling(1, Integer.MAX_VALUE, 1);

    public Sampling {
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be a number of at least 0, found " + temperature);
        }
        if (topK < 1) {
            throw new IllegalArgumentException("top-k must be at least 1, found " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p must be above 0 and at most 1, found " + topP);
        }
    }

    /** A token by its logits [vocabulary]. */
    public int draw(NdArray logits, RandomKey key) {
        if (temperature == 0) {
            return ranked(logits).get(0);
        }
        Tensor scaled = Tensor.constant(logits.to(DType.FLOAT64)).div(temperature);
        NdArray probabilities = scaled.softmax(0).value();
        return key.categorical(topK >= logits.count() && topP == 1 ? probabilities : kept(probabilities));
    }

    /** The probabilities with 0 for what is not drawn. */
    private NdArray kept(NdArray probabilities) {
        double[] kept = new double[probabilities.count()];
        double share = 0;
        List<Integer> ranked = ranked(probabilities);
        for (int rank = 0; rank < Math.min(topK, kept.length); rank++) {
            share += probabilities.at(ranked.get(rank));
        }
        double wanted = topP * share;
        double sum = 0;
        for (int rank = 0; rank < Math.min(topK, kept.length) && (rank == 0 || sum < wanted); rank++) {
            int token = ranked.get(rank);
            kept[token] = probabilities.at(token);
            sum += kept[token];
        }
        return NdArray.of(Shape.of(kept.length), kept);
    }

    private static List<Integer> ranked(NdArray values) {
        Integer[] order = IntStream.range(0, values.count()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(token -> -values.at(token)));
        return List.of(order);
    }
}
