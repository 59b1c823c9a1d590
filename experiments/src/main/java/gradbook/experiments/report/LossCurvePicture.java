package gradbook.experiments.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.CurvePoint;
import gradbook.experiments.run.EpochMark;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The loss by training step and by epoch.
 *
 * @param lossName what the loss is, with its unit
 * @param steps training steps
 * @param every every how many steps the curve has a point
 * @param curve losses of single steps
 * @param epochs figures by epoch, may be none
 * @param ends steps made after each epoch, if they are not equally long; else empty
 */
record LossCurvePicture(
        String lossName, int steps, int every, List<CurvePoint> curve, List<EpochMeasures> epochs, List<Integer> ends)
        implements Picture {
    static final String FILE = "loss-curve.png";

    private static final int DRAWING = 2;
    private static final int WIDTH = 880;
    private static final int HEIGHT = 520;

    /** The smoothed line is a centred mean over about this part of the points: 50 of 1,000. */
    private static final int SMOOTHING = 20;

    /** A range of more than two decades hides the end of training on a linear axis. */
    private static final double LOGARITHMIC_RANGE = 100;

    static LossCurvePicture of(RunRecord record) {
        Result result = record.result();
        return new LossCurvePicture(
                result.lossName(),
                result.steps(),
                result.curveEvery(),
                result.curve(),
                result.epochs(),
                record.trace() == null ? List.of() : uneven(record.trace().epochs(), result.steps()));
    }

    private static List<Integer> uneven(List<EpochMark> epochs, int steps) {
        boolean even =
                epochs.stream().allMatch(mark -> (long) mark.steps() * epochs.size() == (long) mark.epoch() * steps);
        return even ? List.of() : epochs.stream().map(EpochMark::steps).toList();
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public String alternative() {
        return "The loss over the training steps, from " + Figures.figure(first().loss()) + " at the first to "
                + Figures.figure(last().loss()) + " at the last";
    }

    /** What the picture shows, in words. */
    String caption() {
        if (!minibatches()) {
            return "The line is the loss of " + shownSteps() + ", taken before the step's update." + axisNote();
        }
        return "Light dots are the losses of single mini-batches (" + shownSteps()
                + "), taken before the step's update; "
                + "the line through them is a centred mean over " + (2 * reach() + 1)
                + " of these points. Squares are the "
                + "mean training loss of each epoch, put at its middle, while the network was still learning"
                + (has("validationLoss") ? "; diamonds are the validation loss after each epoch" : "") + "."
                + axisNote();
    }

    private String shownSteps() {
        return every == 1 ? "every step" : "one of every " + every + " steps";
    }

    private String axisNote() {
        return logarithmic() ? " The loss axis is logarithmic." : "";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, lossName, steps, every, curve, epochs, ends);
    }

    private record Data(
            int drawing,
            String lossName,
            int steps,
            int every,
            List<CurvePoint> curve,
            List<EpochMeasures> epochs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> ends) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        XYChart chart = Charts.overSteps(
                steps,
                WIDTH,
                HEIGHT,
                xTitle(),
                logarithmic() ? "loss: " + lossName + ", logarithmic" : "loss: " + lossName);
        style(chart.getStyler());
        double[] x = curve.stream().mapToDouble(CurvePoint::step).toArray();
        double[] loss = curve.stream().mapToDouble(CurvePoint::loss).toArray();
        if (minibatches()) {
            dots(chart.addSeries("single steps", x, loss));
            line(chart.addSeries("smoothed", x, smoothed(loss, reach())), Palette.BLUE, SeriesMarkers.NONE);
            byEpoch(chart, "trainLoss", "training, mean of epoch", 0.5, Palette.BLACK, SeriesMarkers.SQUARE);
            byEpoch(chart, "validationLoss", "validation, after epoch", 0, Palette.VERMILION, SeriesMarkers.DIAMOND);
        } else {
            // A line through one point is invisible.
            Marker marker = x.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
            line(chart.addSeries("training loss", Charts.uneven(x), Charts.firstTwice(loss)), Palette.BLUE, marker);
        }
        return Canvas.paint(WIDTH, HEIGHT, graphics -> Charts.paint(graphics, chart, 0, 0, WIDTH, HEIGHT));
    }

    private String xTitle() {
        if (!minibatches()) {
            return "training step";
        }
        String length =
                ends.isEmpty() ? Figures.count(Math.round((double) steps / epochs.size())) + " steps an epoch, " : "";
        return "training step (" + length + Figures.count(epochs.size())
                + (epochs.size() == 1 ? " epoch)" : " epochs)");
    }

    private void style(XYStyler styler) {
        styler.setMarkerSize(5);
        styler.setYAxisLogarithmic(logarithmic());
        if (!logarithmic() && lowest() >= 0) {
            styler.setYAxisMin(0.0);
        }
    }

    /** @param back epochs that a point lies before the end of its own */
    private void byEpoch(XYChart chart, String measure, String name, double back, Color color, Marker marker) {
        if (has(measure)) {
            double[] x = epochs.stream()
                    .mapToDouble(epoch -> end(epoch.epoch()) - back * (end(epoch.epoch()) - end(epoch.epoch() - 1)))
                    .toArray();
            double[] y = epochs.stream()
                    .mapToDouble(epoch -> epoch.measures().value(measure))
                    .toArray();
            line(chart.addSeries(name, x, y), color, marker);
        }
    }

    /** Steps made by the end of an epoch; 0 is the start. */
    private double end(int epoch) {
        if (ends.isEmpty()) {
            return epoch * ((double) steps / epochs.size());
        }
        return epoch == 0 ? 0 : ends.get(epoch - 1);
    }

    private static void dots(XYSeries series) {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Palette.shade(Palette.SKY_BLUE, 0.6));
    }

    private static void line(XYSeries series, Color color, Marker marker) {
        Charts.line(series, color, 2, marker);
    }

    /** Whether a step sees a part of an epoch; if not, the curve is smooth and says it all. */
    private boolean minibatches() {
        return !epochs.isEmpty() && steps > epochs.size();
    }

    private boolean has(String measure) {
        return epochs.stream().allMatch(epoch -> epoch.measures().has(measure));
    }

    private boolean logarithmic() {
        double highest = losses().max().orElseThrow();
        return lowest() > 0 && highest / lowest() > LOGARITHMIC_RANGE;
    }

    private double lowest() {
        return losses().min().orElseThrow();
    }

    private DoubleStream losses() {
        return DoubleStream.concat(
                curve.stream().mapToDouble(CurvePoint::loss),
                epochs.stream()
                        .map(EpochMeasures::measures)
                        .filter(measures -> measures.has("validationLoss"))
                        .mapToDouble(measures -> measures.value("validationLoss")));
    }

    private CurvePoint first() {
        return curve.get(0);
    }

    private CurvePoint last() {
        return curve.get(curve.size() - 1);
    }

    /** Points to each side of a point that its mean takes in. */
    private int reach() {
        return curve.size() / SMOOTHING / 2;
    }

    /**
     * Means over {@code 2 reach + 1} values. The start is steep, so there the window shrinks, to half of what would fit; the
     * end is flat and noisy, so there the window is cut off.
     */
    static double[] smoothed(double[] values, int reach) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> {
                    int before = Math.min(reach, i / 2);
                    int after = Math.min(before, values.length - 1 - i);
                    return Arrays.stream(values, i - before, i + after + 1)
                            .average()
                            .orElseThrow();
                })
                .toArray();
    }
}
