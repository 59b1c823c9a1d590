package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrthogonalTest {
    /** Products of a hundred terms, each rounded to 1e-16. */
    private static final double TOLERANCE = 1e-12;

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(Shape.of(1, 1), 1.0),
                Arguments.of(Shape.of(100, 100), 1.0),
                Arguments.of(Shape.of(10, 60), 1.0),
                Arguments.of(Shape.of(60, 10), 2.0),
                Arguments.of(Shape.of(8, 3, 5, 5), Math.sqrt(2)), // 8 rows of 75
                Arguments.of(Shape.of(64, 2, 3, 3), 0.5)); // 18 columns of 64
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rowsOrColumnsAreOrthogonalAndAsLongAsTheGain(Shape shape, double gain) {
        double[] w = Initializer.orthogonal(Gain.of(gain))
                .draw(shape, DType.FLOAT64, RandomKey.of(9))
                .doubles();
        int rows = shape.size(0);
        int columns = w.length / rows;
        boolean wide = rows <= columns;
        int few = Math.min(rows, columns);
        int many = Math.max(rows, columns);
        for (int i = 0; i < few; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < many; k++) {
                    product += wide ? w[i * columns + k] * w[j * columns + k] : w[k * columns + i] * w[k * columns + j];
                }
                assertEquals(i == j ? gain * gain : 0, product, TOLERANCE);
            }
        }
    }

    /** With R's diagonal positive, Q keeps the direction of the normal numbers it came from. */
    @Test
    void theFirstRowIsTheFirstNormalRowMadeALengthOfOne() {
        RandomKey key = RandomKey.of(2);
        double[] normal = key.normal(Shape.of(3, 4), DType.FLOAT64, 0, 1).doubles();
        double length = Math.sqrt(
                normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2] + normal[3] * normal[3]);
        NdArray w = Initializer.orthogonal(Gain.LINEAR).draw(Shape.of(3, 4), DType.FLOAT64, key);
        for (int k = 0; k < 4; k++) {
            assertEquals(normal[k] / length, w.at(k), 1e-15, "a few roundings");
        }
    }

    /** A column of a uniform orthogonal matrix has mean 0; were R's signs left as they fall, the diagonal would lean. */
    @Test
    void noDirectionIsPreferred() {
        int draws = 2_000;
        double[] sum = new double[9];
        double[] squares = new double[9];
        for (int draw = 0; draw < draws; draw++) {
            NdArray w = Initializer.orthogonal(Gain.LINEAR)
                    .draw(Shape.of(3, 3), DType.FLOAT64, RandomKey.of(1).fold(draw));
            for (int i = 0; i < 9; i++) {
                sum[i] += w.at(i) / draws;
                squares[i] += w.at(i) * w.at(i) / draws;
            }
        }
        // Six standard errors: an entry has variance 1/3, its square 4/45.
        for (int i = 0; i < 9; i++) {
            assertEquals(0, sum[i], 6 * Math.sqrt(1.0 / 3 / draws));
            assertEquals(1.0 / 3, squares[i], 6 * Math.sqrt(4.0 / 45 / draws));
        }
    }

    @Test
    void theMatrixIsAFunctionOfTheKeyRoundedOnce() {
        Initializer initializer = Initializer.orthogonal(Gain.RELU);
        RandomKey key = RandomKey.of(4);
        NdArray matrix = initializer.draw(Shape.of(5, 7), DType.FLOAT64, key);
        assertEquals(matrix, initializer.draw(Shape.of(5, 7), DType.FLOAT64, key));
        assertEquals(matrix.to(DType.FLOAT32), initializer.draw(Shape.of(5, 7), DType.FLOAT32, key));
        assertNotEquals(matrix, initializer.draw(Shape.of(5, 7), DType.FLOAT64, key.fold(1)));
        assertEquals(
                Shape.of(0, 4),
                initializer.draw(Shape.of(0, 4), DType.FLOAT32, key).shape());
    }
}
