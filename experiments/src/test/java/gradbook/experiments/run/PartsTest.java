package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {
    @ParameterizedTest
    @CsvSource({"60000, 2000, 5000", "60000, 55000, 5000", "10, 9, 1", "10, 3, 3", "2, 1, 1"})
    void drawnPartsHaveTheirSizesAndShareNothing(int all, int train, int validation) {
        Parts parts = Parts.draw(new Numbered(all), train, validation, RandomKey.of(1));
        assertEquals(Map.of("train", train, "validation", validation), parts.sizes());
        int[] together = IntStream.concat(
                        Arrays.stream(numbers(parts.train())), Arrays.stream(numbers(parts.validation())))
                .distinct()
                .toArray();
        assertEquals(train + validation, together.length);
        assertTrue(Arrays.stream(together).allMatch(number -> number >= 0 && number < all));
    }

    /** Of a small part of many, hardly any by chance: 2,000 of 60,000 share 67 on average. */
    @Test
    void aSampleUnderAnotherKeyHasOtherTrainingSamples() {
        Parts one = Parts.sample(new Numbered(60_000), 2_000, 5_000, RandomKey.of(1));
        Parts other = Parts.sample(new Numbered(60_000), 2_000, 5_000, RandomKey.of(2));
        assertEquals(Map.of("train", 2_000, "validation", 5_000), one.sizes());
        long shared = IntStream.concat(Arrays.stream(numbers(one.train())), Arrays.stream(numbers(other.train())))
                        .count()
                - IntStream.concat(Arrays.stream(numbers(one.train())), Arrays.stream(numbers(other.train())))
                        .distinct()
                        .count();
        assertTrue(shared > 20 && shared < 150, () -> shared + " shared");
    }

    @Test
    void partsThatTakeAllAreAPartition() {
        Parts parts = Parts.draw(new Numbered(100), 70, 30, RandomKey.of(2));
        int[] together = IntStream.concat(
                        Arrays.stream(numbers(parts.train())), Arrays.stream(numbers(parts.validation())))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 100).toArray(), together);
    }

    @Test
    void aKeyGivesItsPartsAgainAndAnotherKeyOthers() {
        int[] first = numbers(draw(3).validation());
        assertArrayEquals(first, numbers(draw(3).validation()));
        assertArrayEquals(numbers(draw(3).train()), numbers(draw(3).train()));
        assertFalse(Arrays.equals(first, numbers(draw(4).validation())));
    }

    @ParameterizedTest
    @CsvSource({"0 1 2, 2 3 4, 1", "5 3 1, 1 2 3, 2", "0 1 2, 0 1 2, 3"})
    void sharedSamplesAreRefusedAndCounted(String train, String validation, int shared) {
        assertEquals(
                "expected parts for training and validation without a common sample, found " + shared
                        + " shared; draw both from one split",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Parts.of(new Numbered(10), numbers(train), numbers(validation)))
                        .getMessage());
    }

    @Test
    void givenPartsKeepTheirSamplesInTheirOrder() {
        Parts parts = Parts.of(new Numbered(10), new int[] {5, 1}, new int[] {0, 9});
        assertArrayEquals(new int[] {5, 1}, numbers(parts.train()));
        assertArrayEquals(new int[] {0, 9}, numbers(parts.validation()));
    }

    @ParameterizedTest
    @CsvSource({"8, 3", "11, 0", "1, 10", "2147483647, 2147483647"})
    void moreSamplesThanThereAreAreRefused(int train, int validation) {
        assertEquals(
                "trainSamples and validationSamples must be at most 10 together, found " + train + " and " + validation,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Parts.draw(new Numbered(10), train, validation, RandomKey.of(1)))
                        .getMessage());
    }

    private static Parts draw(int seed) {
        return Parts.draw(new Numbered(1_000), 500, 300, RandomKey.of(seed));
    }

    private static int[] numbers(Dataset part) {
        return part.batch(IntStream.range(0, part.size()).toArray()).labels().ints();
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** Samples whose label is their number, so that a part tells which it has. */
    private record Numbered(int size) implements Dataset {
        @Override
        public Batch batch(int... indices) {
            return new Batch(
                    Tensor.constant(NdArray.zeros(Shape.of(indices.length, 1), DType.FLOAT32)),
                    NdArray.of(Shape.of(indices.length), indices));
        }
    }
}
