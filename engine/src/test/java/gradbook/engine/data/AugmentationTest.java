package gradbook.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
    private static final RandomKey KEY = RandomKey.of(8);
    private static final NdArray IMAGE = KEY.fold("image").uniform(Shape.of(2, 6, 6), DType.FLOAT32, 0, 1);

    static Stream<Augmentation> identities() {
        return Stream.of(
                new RandomShift(0, 9),
                new RandomAffine(0, 1, 1, 0, 9),
                new ElasticDistortion(0, 2, 9),
                new RandomErase(0, 0.1, 0.2, 1, 1, 9),
                new RandomShift(0, 9).then(RandomAffine.rotation(0, 9)));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void withoutAnAmountNotABitChanges(Augmentation augmentation) {
        assertEquals(IMAGE, augmentation.apply(IMAGE, KEY));
        assertEquals(IMAGE.to(DType.FLOAT64), augmentation.apply(IMAGE.to(DType.FLOAT64), KEY));
    }

    @Test
    void aShiftMovesWholePixelsEachWay() {
        RandomShift shift = new RandomShift(1, -5);
        TreeSet<String> seen = new TreeSet<>();
        for (int draw = 0; draw < 200; draw++) {
            NdArray moved = shift.apply(IMAGE, KEY.fold(draw));
            for (int down = -1; down <= 1; down++) {
                for (int right = -1; right <= 1; right++) {
                    if (moved.equals(moved(down, right))) {
                        seen.add(down + " " + right);
                    }
                }
            }
        }
        assertEquals(9, seen.size(), seen::toString);
    }

    private static NdArray moved(int down, int right) {
        float[] values = new float[IMAGE.count()];
        for (int i = 0; i < values.length; i++) {
            int row = i / 6 % 6 - down;
            int column = i % 6 - right;
            boolean inside = row >= 0 && row < 6 && column >= 0 && column < 6;
            values[i] = inside ? IMAGE.floats()[i / 36 * 36 + row * 6 + column] : -5;
        }
        return NdArray.of(IMAGE.shape(), values);
    }

    /** A quarter turn of a square is a permutation; the sine of π/2 is exact and its cosine 6e-17. */
    @Test
    void aQuarterTurnPermutesTheSquare() {
        NdArray turned = RandomAffine.affine(IMAGE, 90, 1, 0, 0, 0);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(IMAGE.at(j * 6 + 5 - i), turned.at(i * 6 + j), 1e-6, i + " " + j);
            }
        }
        NdArray back = RandomAffine.affine(turned, -90, 1, 0, 0, 0);
        for (int e = 0; e < back.count(); e++) {
            assertEquals(IMAGE.at(e), back.at(e), 1e-6);
        }
    }

    @Test
    void aScaleSpreadsAboutTheCentre() {
        NdArray ramp = NdArray.of(Shape.of(1, 1, 5), 0.0, 1, 2, 3, 4);
        assertEquals(NdArray.of(Shape.of(1, 1, 5), 1, 1.5, 2, 2.5, 3), RandomAffine.affine(ramp, 0, 2, 0, 0, 7));
        assertEquals(NdArray.of(Shape.of(1, 1, 5), 7.0, 0, 2, 4, 7), RandomAffine.affine(ramp, 0, 0.5, 0, 0, 7));
        assertEquals(
                NdArray.of(Shape.of(1, 1, 5), 3.5, 0.5, 1.5, 2.5, 3.5), RandomAffine.affine(ramp, 0, 1, 0, 0.5, 7));
    }

    /** Uniform in ±α has variance α²/3; a Gaussian of deviation 3 leaves 1/(4πσ²) of it, inside. */
    @Test
    void displacementsAreSmoothAndOfTheExpectedSize() {
        ElasticDistortion elastic = new ElasticDistortion(30, 3, 0);
        double[] field = elastic.field(Shape.of(1, 200, 200), KEY);
        double[] inside = IntStream.range(0, field.length)
                .filter(i -> i / 200 >= 20 && i / 200 < 180 && i % 200 >= 20 && i % 200 < 180)
                .mapToDouble(i -> field[i])
                .toArray();
        double variance = DoubleStream.of(inside).map(v -> v * v).average().orElseThrow();
        double expected = 30 * 30 / 3.0 / (4 * Math.PI * 9);
        assertEquals(1, variance / expected, 0.15, "about 25,600 / (4π 9) independent values");
        double roughest = IntStream.range(1, 200)
                .mapToDouble(j -> Math.abs(field[100 * 200 + j] - field[100 * 200 + j - 1]))
                .max()
                .orElseThrow();
        assertTrue(roughest < 1.5 * Math.sqrt(expected), () -> "largest step between neighbours: " + roughest);
        assertNotEquals(IMAGE, elastic.apply(IMAGE, KEY));
    }

    @Test
    void anErasedRectangleHasTheAreaAskedFor() {
        RandomErase erase = new RandomErase(0.5, 0.1, 0.3, 0.5, 2, 9);
        NdArray image = NdArray.zeros(Shape.of(2, 20, 30), DType.FLOAT64);
        int erased = 0;
        for (int draw = 0; draw < 300; draw++) {
            double[] y = erase.apply(image, KEY.fold(draw)).doubles();
            long first = Arrays.stream(y, 0, 600).filter(v -> v == 9).count();
            assertEquals(first, Arrays.stream(y, 600, 1200).filter(v -> v == 9).count(), "both channels");
            erased += first > 0 ? 1 : 0;
            // Rounding both sides of a rectangle of at least 5 x 5 changes its area by less than a fifth.
            assertTrue(first == 0 || first > 0.08 * 600 && first < 0.36 * 600, "area " + first);
        }
        assertEquals(150, erased, 35, "four deviations of a fair coin");
    }

    @Test
    void whatASampleBecomesDependsOnItsNumberAndTheEpochAlone() {
        Dataset plain = new Dataset() {
            @Override
            public int size() {
                return 10;
            }

            @Override
            public Batch batch(int... indices) {
                NdArray x = NdArray.zeros(Shape.of(indices.length, 1, 4, 4), DType.FLOAT32);
                for (int i = 0; i < indices.length; i++) {
                    System.arraycopy(
                            KEY.fold(indices[i])
                                    .uniform(Shape.of(16), DType.FLOAT32, 0, 1)
                                    .floats(),
                            0,
                            x.floats(),
                            16 * i,
                            16);
                }
                return new Batch(Tensor.constant(x), NdArray.of(Shape.of(indices.length), indices));
            }
        };
        Augmentation augmentation = new RandomShift(2, 0).then(new ElasticDistortion(4, 2, 0));
        DataLoader wide = new DataLoader(plain, 4, KEY.fold("a")).augmented(augmentation, KEY);
        DataLoader narrow = new DataLoader(plain, 3, KEY.fold("b")).augmented(augmentation, KEY);
        assertEquals(images(wide, 0), images(narrow, 0));
        assertEquals(images(wide, 0), Workers.with(3, 1, () -> images(wide, 0)));
        assertNotEquals(images(wide, 0), images(wide, 1));
    }

    private static List<NdArray> images(DataLoader loader, int epoch) {
        NdArray[] images = new NdArray[loader.samples()];
        for (Batch batch : loader.epoch(epoch)) {
            for (int i = 0; i < batch.size(); i++) {
                float[] values = Arrays.copyOfRange(batch.x().value().floats(), 16 * i, 16 * i + 16);
                images[batch.labels().ints()[i]] = NdArray.of(Shape.of(16), values);
            }
        }
        return new ArrayList<>(List.of(images));
    }

    static Stream<Arguments> errors() {
        NdArray flat = NdArray.zeros(Shape.of(3, 4), DType.FLOAT32);
        return Stream.of(
                error(
                        () -> new RandomShift(1, 0).apply(flat, KEY),
                        "random shift: expected an image [c, h, w] of a floating type, found FLOAT32 [3, 4]"),
                error(() -> new RandomShift(-1, 0), "random shift: expected pixels >= 0, found -1"),
                error(() -> RandomAffine.rotation(-1, 0), "random affine: expected 0 <= degrees <= 360, found -1.0"),
                error(
                        () -> RandomAffine.scale(2, 1, 0),
                        "random affine: expected scales 0 < smallest <= largest, found 2.0 and 1.0"),
                error(
                        () -> new RandomAffine(0, 1, 1, Double.NaN, 0),
                        "random affine: expected a finite shift >= 0 pixels, found NaN"),
                error(
                        () -> new ElasticDistortion(1, 0, 0),
                        "elastic distortion: expected a finite alpha >= 0 and 0 < sigma <= 1000, found 1.0 and 0.0"),
                error(() -> RandomErase.of(2, 0), "random erase: expected 0 <= probability <= 1, found 2.0"),
                error(
                        () -> new RandomErase(1, 0.5, 0.1, 1, 1, 0),
                        "random erase: expected areas 0 < smallest <= largest <= 1, found 0.5 and 0.1"),
                error(
                        () -> new RandomErase(1, 0.1, 0.2, 0, 1, 0),
                        "random erase: expected ratios 0 < flattest <= tallest, found 0.0 and 1.0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
