package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plain loops and the Vector API give the bits of one chain of {@code fma} for each output, however a matrix lies in memory. */
class ProductFormsTest {
    private static final int[] SIZES = {0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 129, 1000, 1023, 4099};

    static Stream<Arguments> forms() {
        List<Arguments> forms = new ArrayList<>();
        MatMul.Form loops = ProductLoops::product;
        MatMul.Form tiles = ProductTiles::product;
        for (int size : SIZES) {
            int two = Math.min(size, 40);
            forms.add(Arguments.of("loops", loops, size, two, 3));
            forms.add(Arguments.of("tiles", tiles, size, two, 3));
            forms.add(Arguments.of("loops", loops, 5, size, 19));
            forms.add(Arguments.of("tiles", tiles, 5, size, 19));
            forms.add(Arguments.of("tiles", tiles, 40, size, 37));
            forms.add(Arguments.of("loops", loops, 3, two, size));
            forms.add(Arguments.of("tiles", tiles, 3, two, size));
            forms.add(Arguments.of("tiles", tiles, two, 130, size));
        }
        forms.add(Arguments.of("tiles", tiles, 600, 300, 37)); // several blocks of strips, several parts of terms
        int[] draws = RandomKey.of(11).permutation(200);
        for (int i = 0; i < 60; i += 3) {
            forms.add(Arguments.of("tiles", tiles, draws[i], draws[i + 1], draws[i + 2]));
        }
        return forms.stream();
    }

    @ParameterizedTest(name = "{0} [{2}, {3}] x [{3}, {4}]")
    @MethodSource("forms")
    void everyOutputIsOneChain(String name, MatMul.Form form, int m, int k, int n) {
        RandomKey key = RandomKey.of(m).fold(k).fold(n);
        Matrix[] as = layouts(key.fold("a"), m, k);
        Matrix[] bs = layouts(key.fold("b"), k, n);
        float[] expected = tripleLoop(as[0], bs[0], m, k, n);
        for (Matrix a : as) {
            for (Matrix b : bs) {
                float[] room = new float[m * n + 2];
                Arrays.fill(room, 7);
                Workers.with(2, 1, () -> {
                    form.product(a, b, new Matrix(room, 1, n, 1), m, k, n);
                    return null;
                });
                float[] found = Arrays.copyOfRange(room, 1, 1 + m * n);
                assertArrayEquals(bits(expected), bits(found));
                assertArrayEquals(new float[] {7, 7}, new float[] {room[0], room[m * n + 1]}, "what lies around C");
            }
        }
    }

    /** The same matrix in rows and in columns, each with something in front of it. */
    private static Matrix[] layouts(RandomKey key, int rows, int columns) {
        float[] values =
                key.normal(Shape.of(rows * columns), DType.FLOAT32, 0, 1).floats();
        float[] straight = new float[rows * columns + 5];
        float[] turned = new float[rows * columns + 3];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                straight[5 + i * columns + j] = values[i * columns + j];
                turned[3 + j * rows + i] = values[i * columns + j];
            }
        }
        return new Matrix[] {new Matrix(straight, 5, columns, 1), new Matrix(turned, 3, 1, rows)};
    }

    private static float[] tripleLoop(Matrix a, Matrix b, int m, int k, int n) {
        float[] c = new float[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int p = 0; p < k; p++) {
                    float x = a.values()[a.start() + i * a.row() + p * a.step()];
                    float y = b.values()[b.start() + p * b.row() + j * b.step()];
                    c[i * n + j] = Math.fma(x, y, c[i * n + j]);
                }
            }
        }
        return c;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
