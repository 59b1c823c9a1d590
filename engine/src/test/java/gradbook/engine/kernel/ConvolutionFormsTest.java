package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plain loops and the Vector API give the same bits, for every way that a window can lie over an image. */
class ConvolutionFormsTest {
    /** Images, groups, channels of a group in and out, sizes, kernels, strides, paddings, dilations. */
    private static final int[][] CASES = {
        {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1},
        {2, 1, 3, 5, 7, 9, 3, 3, 1, 1, 1, 1, 1, 1},
        {3, 1, 1, 32, 28, 28, 3, 3, 1, 1, 1, 1, 1, 1},
        {2, 1, 8, 16, 14, 14, 5, 5, 1, 1, 0, 0, 1, 1},
        {2, 1, 2, 33, 5, 31, 1, 3, 1, 1, 0, 2, 1, 1},
        {1, 1, 17, 9, 6, 33, 2, 2, 1, 1, 1, 0, 2, 3},
        {2, 3, 2, 3, 8, 7, 3, 2, 1, 1, 2, 1, 1, 1},
        {2, 1, 3, 8, 9, 11, 3, 3, 2, 3, 1, 1, 1, 1},
        {2, 2, 1, 65, 6, 5, 2, 3, 2, 1, 0, 1, 1, 1},
        {1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 3, 3, 1, 1},
        {5, 1, 4, 7, 1, 63, 1, 7, 1, 1, 0, 3, 1, 1},
        {2, 1, 3, 4, 65, 2, 5, 1, 3, 1, 2, 0, 2, 1},
        {0, 1, 3, 4, 5, 5, 3, 3, 1, 1, 1, 1, 1, 1},
        {40, 1, 1, 32, 28, 28, 3, 3, 1, 1, 1, 1, 1, 1}, // more images than a weight's gradient lays out at a time
        {23, 2, 1, 32, 28, 28, 3, 3, 1, 1, 1, 1, 1, 1},
        {2, 1, 37, 41, 13, 11, 3, 3, 1, 1, 1, 1, 1, 1}, // chains in parts, over lanes that are gathered
        {2, 2, 16, 33, 9, 17, 3, 3, 1, 1, 1, 1, 1, 1},
        {1, 1, 8, 40, 40, 41, 3, 3, 1, 1, 1, 1, 1, 1}, // more sums than wait at a time
        {1, 1, 2, 9, 3, 100, 1, 3, 1, 1, 0, 70, 1, 70}, // margins wider than a tile
        {2, 2, 2, 3, 2, 60, 1, 40, 1, 1, 0, 0, 1, 1}, // and on the way back
        {1, 1, 1, 1, 1, 5, 1, 2, 1, 1, 0, 90, 1, 90}
    };

    static Stream<Arguments> cases() {
        return Stream.of(CASES).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loopsAndTilesAgreeToTheBit(int[] c) {
        int groups = c[1];
        WindowAxis vertical = axis(c[4], c[6], c[8], c[10], c[12]);
        WindowAxis horizontal = axis(c[5], c[7], c[9], c[11], c[13]);
        Taps rows = Taps.toPlaces(vertical);
        Taps columns = Taps.toPlaces(horizontal);
        RandomKey key = RandomKey.of(c[2]).fold(c[4]).fold(c[7]);
        NdArray x = key.fold("x").normal(Shape.of(c[0], groups * c[2], c[4], c[5]), DType.FLOAT32, 0, 1);
        Shape places = Shape.of(c[0], groups * c[3], rows.places, columns.places);
        NdArray dy = key.fold("dy").normal(places, DType.FLOAT32, 0, 1);
        NdArray w = key.fold("w").normal(Shape.of(groups * c[3], c[2] * c[6] * c[7]), DType.FLOAT32, 0, 1);
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                Arrays.fill(Scratch.floats(1 << 18), Float.NaN); // what another kernel may have left
                Arrays.fill(Scratch.ofPart(1 << 14), Float.NaN);
                if (CorrelationTiles.fits(rows, columns)) {
                    backwards(vertical, horizontal, dy, c[2], groups);
                    NdArray loops = NdArray.zeros(places, DType.FLOAT32);
                    NdArray tiles = NdArray.zeros(places, DType.FLOAT32);
                    Correlation.loops(x, w, groups, rows, columns, loops);
                    CorrelationTiles.run(PlaneSource.of(x), w, groups, rows, columns, tiles);
                    assertEquals(loops, tiles);
                } else {
                    assertTrue(c[8] > 1 || c[9] > 1, "only strides go the other way");
                }
                Shape weight = Shape.of(groups * c[3], c[2], c[6], c[7]);
                NdArray loops = NdArray.zeros(weight, DType.FLOAT32);
                NdArray tiles = NdArray.zeros(weight, DType.FLOAT32);
                ConvolutionWeight.loops(x, dy, groups, rows, columns, loops);
                WeightTiles.gradient(x, PlaneSource.of(dy), groups, rows, columns, tiles);
                assertEquals(loops, tiles);
                return null;
            });
        }
    }

    /** From the places to the image. */
    private static void backwards(WindowAxis vertical, WindowAxis horizontal, NdArray dy, int in, int groups) {
        Taps rows = Taps.toImage(vertical, 0);
        Taps columns = Taps.toImage(horizontal, 0);
        Shape image = Shape.of(dy.shape().size(0), groups * in, vertical.size(), horizontal.size());
        int terms = dy.shape().size(1) / groups * rows.count() * columns.count();
        NdArray w = RandomKey.of(7).normal(Shape.of(groups * in, terms), DType.FLOAT32, 0, 1);
        NdArray loops = NdArray.zeros(image, DType.FLOAT32);
        NdArray tiles = NdArray.zeros(image, DType.FLOAT32);
        Correlation.loops(dy, w, groups, rows, columns, loops);
        CorrelationTiles.run(PlaneSource.of(dy), w, groups, rows, columns, tiles);
        assertEquals(loops, tiles);
    }

    private static WindowAxis axis(int size, int kernel, int stride, int padding, int dilation) {
        int places = (size + 2 * padding - (kernel - 1) * dilation - 1) / stride + 1;
        return new WindowAxis(size, places, kernel, stride, padding, dilation);
    }
}
