package gradbook.experiments.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.metric.CalibrationError;
import gradbook.experiments.run.Plot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Two sure answers, one of them wrong, and a less sure one that is right; the thirteen other bins are empty. */
    @Test
    void aPointIsABinThatHasImages() {
        CalibrationError calibration = new CalibrationError();
        calibration.add(
                NdArray.of(Shape.of(3, 2), new double[] {1, 0, 1, 0, 0.25, 0.75}),
                NdArray.of(Shape.of(3), new int[] {0, 1, 1}));
        Plot plot = Calibration.plot(calibration);
        assertEquals(
                new Plot.Line("this network", List.of(75.0, 100.0), List.of(100.0, 50.0)),
                plot.lines().get(1));
        assertEquals(
                new Plot.Line("as sure as right", List.of(0.0, 100.0), List.of(0.0, 100.0)),
                plot.lines().get(0));
    }
}
