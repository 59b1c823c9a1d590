package gradbook.experiments.cnn;

import gradbook.engine.metric.CalibrationError;
import gradbook.experiments.run.Plot;
import java.util.List;

/** The reliability diagram: how often a network is right, by how sure it says it is (Guo et al. 2017, arXiv:1706.04599). */
final class Calibration {
    /** What one sees in it. */
    static final String CAPTION =
            "Test images in bins by the probability that the network gives its answer; across the mean of that probability, up the "
                    + "share of right answers. Below the straight line it is surer than it is right, above it less sure. The "
                    + "calibration error is the mean distance from the line, weighted by the images in each bin. Bins to the left "
                    + "hold few images, so that their points lie far off by chance.";

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
