package gradbook.experiments.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongTasksTest {
    private static final RandomKey KEY = RandomKey.of(9);

    @Test
    void addingAsksForTheSumOfTwoMarkedNumbersOneInEachHalf() {
        LongTask.Problem problem = new Adding().draw(50, 11, KEY);
        assertEquals(Shape.of(50, 11, 2), problem.x().shape());
        for (int i = 0; i < 50; i++) {
            float sum = 0;
            int[] marks = new int[2];
            for (int t = 0; t < 11; t++) {
                float number = problem.x().floats()[2 * (i * 11 + t)];
                float mark = problem.x().floats()[2 * (i * 11 + t) + 1];
                assertTrue(number >= 0 && number <= 1, () -> "a number of " + number);
                if (mark == 1) {
                    sum += number;
                    marks[t < 5 ? 0 : 1]++;
                }
            }
            assertEquals(problem.answer().floats()[i], sum);
            assertEquals(List.of(1, 1), List.of(marks[0], marks[1]));
        }
    }

    /** A sum of 1, said always, is off by the variance of two uniform numbers, with the error of 5,000 draws. */
    @Test
    void whoeverRemembersNothingHasTheLossThatThePageSays() {
        Adding adding = new Adding();
        Tensor ones = Tensor.constant(NdArray.full(Shape.of(5_000, 2, 1), DType.FLOAT32, 1));
        assertEquals(
                adding.forgetful(),
                adding.loss(ones, adding.draw(5_000, 2, KEY)).item(),
                0.01);
        Copying copying = new Copying();
        Tensor even = Tensor.constant(NdArray.zeros(Shape.of(3, 12, 8), DType.FLOAT32));
        assertEquals(
                copying.forgetful(),
                copying.loss(even, copying.draw(3, 12, KEY)).item(),
                1e-6);
    }

    @Test
    void copyingShowsSignsThenBlanksThenASignal() {
        LongTask.Problem problem = new Copying().draw(2, 12, KEY);
        int[] shown = new int[24];
        for (int place = 0; place < 24; place++) {
            for (int sign = 0; sign < 10; sign++) {
                if (problem.x().floats()[place * 10 + sign] == 1) {
                    shown[place] = sign;
                }
            }
        }
        int[] asked = problem.answer().ints();
        for (int i = 0; i < 2; i++) {
            for (int t = 0; t < 12; t++) {
                int expected = t < 5 ? asked[i * 5 + t] : t == 7 ? 9 : 8;
                assertEquals(expected, shown[i * 12 + t], "place " + t);
            }
        }
        assertEquals(
                "length must be more than 10 for copying, found 10",
                assertThrows(IllegalArgumentException.class, () -> new Copying().draw(2, 10, KEY))
                        .getMessage());
    }

    /** Only the last places are asked for. */
    @Test
    void copyingIsPerfectForWhoeverSaysTheSigns() {
        Copying copying = new Copying();
        LongTask.Problem problem = copying.draw(1, 12, KEY);
        NdArray answers = NdArray.zeros(Shape.of(1, 12, 8), DType.FLOAT32);
        for (int i = 0; i < 5; i++) {
            answers.floats()[(7 + i) * 8 + problem.answer().ints()[i]] = 100;
        }
        assertEquals(0, copying.loss(Tensor.constant(answers), problem).item(), 1e-30);
    }

    /** A gradient for each place, the largest at the place that is asked. */
    @ParameterizedTest
    @EnumSource(Cell.class)
    void beforeTrainingALossDependsMostOnWhatCameLast(Cell cell) {
        Adding adding = new Adding();
        List<Double> norms = Reach.of(cell.network(2, 16, 1, KEY), adding, adding.draw(8, 40, KEY));
        assertEquals(40, norms.size());
        assertTrue(norms.get(0) < 1e-2 * norms.get(39), norms::toString);
    }
}
