package gradbook.experiments.cnn;

import gradbook.engine.metric.CalibrationError;
import gradbook.experiments.run.Plot;
import java.util.List;

/** The reliability diagram: how often a network is right, by how sure it says it is (Guo et al. 2017, arXiv:1706.04599). */
final class Calibration {
    private Calibration() {}

    static Plot plot(CalibrationError calibration) {
        List<CalibrationError.Bin> bins =
                calibration.bins().stream().filter(bin -> bin.count() > 0).toList();
        Plot.Line ideal = new Plot.Line("as sure as right", List.of(0.0, 100.0), List.of(0.0, 100.0));
        Plot.Line found = new Plot.Line(
                "this network",
                bins.stream().map(bin -> 100 * bin.confidence()).toList(),
                bins.stream().map(bin -> 100 * bin.accuracy()).toList());
        return new Plot("calibration", "Calibration", "confidence (%)", "accuracy (%)", false, List.of(ideal, found));
    }
}
