package gradbook.experiments.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {
    private static final int MANY = 20_000;

    /** Six standard errors of a share; the keys are fixed. */
    private static final double SIGMAS = 6;

    /** Of probabilities 1/8, 1/2, 1/8, 1/4. */
    private static final NdArray LOGITS =
            NdArray.of(Shape.of(4), (float) Math.log(0.125), (float) Math.log(0.5), (float) Math.log(0.125), (float)
                    Math.log(0.25));

    /** The shares that are left, in sixteenths or thirds or whatever makes them whole numbers. */
    @ParameterizedTest
    @CsvSource({
        "1, 9, 1, 2, 8, 2, 4",
        "0, 9, 1, 0, 1, 0, 0",
        "0.5, 9, 1, 1, 16, 1, 4",
        "2, 9, 1, 1, 2, 1, 1.4142135623730951",
        "1, 1, 1, 0, 1, 0, 0",
        "1, 2, 1, 0, 2, 0, 1",
        "1, 3, 1, 1, 4, 0, 2",
        "1, 9, 0.5, 0, 1, 0, 0",
        "1, 9, 0.51, 0, 2, 0, 1",
        "1, 9, 0.8, 1, 4, 0, 2",
        "1, 2, 0.7, 0, 2, 0, 1",
        "1, 2, 0.6, 0, 1, 0, 0",
    })
    void tokensAreDrawnByWhatIsLeftOfTheirShares(
            double temperature, int topK, double topP, double a, double b, double c, double d) {
        // weights at temperature 2 are roots: 1, 2, 1, sqrt 2
        Sampling sampling = new Sampling(temperature, topK, topP);
        int[] counts = new int[4];
        for (int i = 0; i < MANY; i++) {
            counts[sampling.draw(LOGITS, RandomKey.of(i))]++;
        }
        double[] shares = {a, b, c, d};
        for (int token = 0; token < 4; token++) {
            double share = shares[token] / (a + b + c + d);
            assertEquals(share * MANY, counts[token], SIGMAS * Math.sqrt(share * (1 - share) * MANY), "token " + token);
        }
    }

    @Test
    void ofEqualOnesTheFirstCountsAsMoreLikely() {
        NdArray even = NdArray.of(Shape.of(3), 1f, 1f, 1f);
        assertEquals(0, new Sampling(0, 9, 1).draw(even, RandomKey.of(1)));
        assertEquals(0, new Sampling(1, 1, 1).draw(even, RandomKey.of(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 1, 1, 'temperature must be a number of at least 0, found -0.1'",
        "NaN, 1, 1, 'temperature must be a number of at least 0, found NaN'",
        "1, 0, 1, 'top-k must be at least 1, found 0'",
        "1, 1, 0, 'top-p must be above 0 and at most 1, found 0.0'",
        "1, 1, 1.5, 'top-p must be above 0 and at most 1, found 1.5'",
    })
    void whatCannotBeIsRefused(double temperature, int topK, double topP, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new Sampling(temperature, topK, topP))
                        .getMessage());
    }
}
