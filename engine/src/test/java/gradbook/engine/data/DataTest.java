package gradbook.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DataTest {
    private static final RandomKey KEY = RandomKey.of(6);

    /** Sample i has input i and label 10 i. */
    private record Numbers(int size) implements Dataset {
        @Override
        public Batch batch(int... indices) {
            float[] x = new float[indices.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = indices[i];
            }
            int[] labels = Arrays.stream(indices).map(i -> 10 * i).toArray();
            return new Batch(
                    Tensor.constant(NdArray.of(Shape.of(x.length, 1), x)), NdArray.of(Shape.of(x.length), labels));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 3, 4", "9, 3, 3", "1, 5, 1", "5, 1, 5", "0, 4, 0", "7, 2147483647, 1"})
    void anEpochHoldsEverySampleOnceAndItsLastBatchMayBeSmaller(int size, int batchSize, int batches) {
        DataLoader loader = new DataLoader(new Numbers(size), batchSize, KEY);
        List<Integer> sizes = new ArrayList<>();
        loader.epoch(0).forEach(batch -> sizes.add(batch.size()));
        assertEquals(batches, loader.batches());
        assertEquals(batches, sizes.size());
        for (int i = 0; i + 1 < batches; i++) {
            assertEquals(batchSize, sizes.get(i));
        }
        assertEquals(size, loader.samples());
        assertEquals(
                IntStream.range(0, size).boxed().toList(),
                order(loader, 0).stream().sorted().toList());
    }

    @Test
    void theOrderIsAFunctionOfKeyAndEpoch() {
        DataLoader loader = new DataLoader(new Numbers(50), 8, KEY);
        List<Integer> third = order(loader, 3);
        List<List<Integer>> epochs = List.of(order(loader, 0), order(loader, 1), order(loader, 2), third);
        assertEquals(4, epochs.stream().distinct().count());
        assertEquals(third, order(loader, 3), "again");
        assertEquals(third, order(new DataLoader(new Numbers(50), 8, KEY), 3), "alone");
        assertEquals(third, order(new DataLoader(new Numbers(50), 7, KEY), 3), "in other batches");
        assertFalse(third.equals(order(new DataLoader(new Numbers(50), 8, KEY.fold(1)), 3)), "under another key");
    }

    @Test
    void anEpochCanBeWalkedTwice() {
        Iterable<Batch> epoch = new DataLoader(new Numbers(5), 2, KEY).epoch(0);
        assertEquals(labels(epoch), labels(epoch));
    }

    @Test
    void withoutAKeyTheOrderIsThatOfTheData() {
        DataLoader loader = new DataLoader(new Numbers(7), 3);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), order(loader, 0));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), order(loader, 9));
    }

    @Test
    void samplesCanBeDrawnWithReplacement() {
        DataLoader loader = DataLoader.withReplacement(new Numbers(3), 4, 10, KEY);
        assertEquals(3, loader.batches());
        assertEquals(10, loader.samples());
        List<Integer> drawn = order(loader, 2);
        assertEquals(Arrays.stream(KEY.fold(2).integers(10, 3)).boxed().toList(), drawn);
        assertEquals(List.of(0, 1, 2), drawn.stream().distinct().sorted().toList());
    }

    @Test
    void aSubsetRenumbersItsSamples() {
        Dataset subset = new Numbers(10).subset(7, 3, 5);
        assertEquals(3, subset.size());
        assertArrayEquals(new int[] {50, 70}, subset.batch(2, 0).labels().ints());
        assertEquals(5, subset.batch(2).x().item());
        assertArrayEquals(new int[] {30}, subset.subset(1).batch(0).labels().ints(), "of a subset");
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "10, 0", "10, 10", "0, 0", "1000, 100"})
    void aSplitIsDisjointAndComplete(int size, int validation) {
        Split split = Split.of(size, validation, KEY);
        assertEquals(validation, split.validation().length);
        assertEquals(size - validation, split.train().length);
        assertArrayEquals(
                IntStream.range(0, size).toArray(),
                IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                        .sorted()
                        .toArray());
        int[] ascending = split.validation();
        Arrays.sort(ascending);
        assertArrayEquals(ascending, split.validation());
        assertArrayEquals(split.train(), Split.of(size, validation, KEY).train(), "keyed");
    }

    @Test
    void anotherKeySplitsOtherwise() {
        int[] one = Split.of(100, 20, KEY).validation();
        assertFalse(Arrays.equals(one, Split.of(100, 20, KEY.fold(1)).validation()));
        one[0] = -1;
        assertFalse(Arrays.equals(one, Split.of(100, 20, KEY).validation()), "a copy");
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        () -> new DataLoader(new Numbers(3), 0, KEY),
                        "data loader: expected a batch size of at least 1, found 0"),
                error(() -> Split.of(5, 6, KEY), "split: expected 0 to 5 validation samples, found 6"),
                error(() -> Split.of(5, -1, KEY), "split: expected 0 to 5 validation samples, found -1"),
                error(() -> new Numbers(5).subset(0, 5), "subset: sample 5 is out of range 0..4"),
                error(() -> new Numbers(5).subset(-1), "subset: sample -1 is out of range 0..4"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    @Test
    void anEpochEnds() {
        Iterator<Batch> batches = new DataLoader(new Numbers(1), 1).epoch(0).iterator();
        batches.next();
        assertThrows(NoSuchElementException.class, batches::next);
    }

    private static List<Integer> order(DataLoader loader, int epoch) {
        return labels(loader.epoch(epoch)).stream().map(label -> label / 10).toList();
    }

    private static List<Integer> labels(Iterable<Batch> batches) {
        List<Integer> labels = new ArrayList<>();
        for (Batch batch : batches) {
            Arrays.stream(batch.labels().ints()).forEach(labels::add);
        }
        return labels;
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
