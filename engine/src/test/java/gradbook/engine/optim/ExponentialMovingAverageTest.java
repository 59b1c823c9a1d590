package gradbook.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExponentialMovingAverageTest {
    private final Parameter w = new Parameter(NdArray.of(Shape.of(2), 1.0, -1.0));

    @Test
    void theAverageFollowsTheWeights() {
        ExponentialMovingAverage average = ExponentialMovingAverage.of(List.of(w, w), 0.75);
        set(5, 3);
        average.update();
        assertEquals(NdArray.of(Shape.of(2), 2.0, 0.0), average.average(w));
        average.update();
        assertEquals(NdArray.of(Shape.of(2), 2.75, 0.75), average.average(w));
    }

    @Test
    void aWarmAverageForgetsItsStartFaster() {
        ExponentialMovingAverage average = ExponentialMovingAverage.warm(List.of(w), 0.2);
        assertEquals(0.1, average.decay());
        average.update();
        assertEquals(2.0 / 11, average.decay());
        average.update();
        assertEquals(0.2, average.decay());
    }

    @Test
    void anAverageOfEqualNumbersIsThatNumber() {
        Parameter tenth = new Parameter(NdArray.of(Shape.of(1), 0.1f));
        ExponentialMovingAverage average = ExponentialMovingAverage.of(List.of(tenth), 0.9);
        for (int i = 0; i < 100; i++) {
            average.update();
        }
        assertEquals(NdArray.of(Shape.of(1), 0.1f), average.average(tenth));
    }

    @Test
    void weightsComeBackAfterASwapEvenIfItFails() {
        ExponentialMovingAverage average = ExponentialMovingAverage.of(List.of(w), 0.5);
        set(3, 3);
        average.update();
        assertEquals(2.0, average.swapped(() -> w.value().at(0)));
        assertThrows(
                ArithmeticException.class,
                () -> average.swapped(() -> {
                    throw new ArithmeticException();
                }));
        assertEquals(NdArray.of(Shape.of(2), 3.0, 3.0), w.value());
        assertEquals(NdArray.of(Shape.of(2), 2.0, 1.0), average.average(w));
        assertThrows(
                IllegalStateException.class,
                () -> average.swapped(() -> {
                    average.update();
                    return 0;
                }));
    }

    @Test
    void aRestoredAverageGoesOn() {
        ExponentialMovingAverage average = ExponentialMovingAverage.warm(List.of(w), 0.5);
        set(3, 3);
        average.update();
        Snapshot snapshot = average.snapshot();
        ExponentialMovingAverage again = ExponentialMovingAverage.warm(List.of(w), 0.5);
        again.restore(snapshot);
        average.update();
        again.update();
        assertEquals(average.average(w), again.average(w));
        assertEquals(average.decay(), again.decay());
    }

    @Test
    void whatIsNotItsOwnIsRefused() {
        assertEquals(
                "moving average: expected 0 <= decay < 1, found 1.0",
                assertThrows(IllegalArgumentException.class, () -> ExponentialMovingAverage.of(List.of(w), 1))
                        .getMessage());
        Parameter other = new Parameter(NdArray.zeros(Shape.of(1), DType.FLOAT32));
        assertThrows(
                IllegalArgumentException.class,
                () -> ExponentialMovingAverage.of(List.of(w), 0.5).average(other));
    }

    private void set(double first, double second) {
        w.value().doubles()[0] = first;
        w.value().doubles()[1] = second;
    }
}
