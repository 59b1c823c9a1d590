package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.report.ScalingTimes.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A step's time over batch size, width and depth, side by side. */
record ScalingPicture(ScalingTimes times) implements Picture {
    private static final int DRAWING = 3;
    private static final int PANEL = 400;
    private static final int HEIGHT = 400;
    private static final List<Color> COLORS = List.of(Palette.BLUE, Palette.ORANGE);

    @Override
    public String file() {
        return "scaling.png";
    }

    @Override
    public String alternative() {
        return "The time of a training step over batch size, width and depth, with one thread and with two, on logarithmic axes, beside a "
                + "line in proportion to the work";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, times.points());
    }

    private record Data(int drawing, List<Point> points) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        List<String> dimensions = times.dimensions();
        return Canvas.paint(PANEL * dimensions.size(), HEIGHT, graphics -> {
            for (int i = 0; i < dimensions.size(); i++) {
                Charts.paint(graphics, panel(dimensions.get(i)), i * PANEL, 0, PANEL, HEIGHT);
            }
        });
    }

    private XYChart panel(String dimension) {
        XYChart chart = Charts.lines(PANEL, HEIGHT, dimension, "milliseconds a step");
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(true);
        styler.setYAxisLogarithmic(true);
        styler.setMarkerSize(6);
        for (int i = 0; i < times.threads().size(); i++) {
            int threads = times.threads().get(i);
            List<Point> points = times.along(dimension, threads);
            Charts.line(
                    chart.addSeries(
                            threads == 1 ? "1 thread" : threads + " threads",
                            sizes(points),
                            points.stream()
                                    .mapToDouble(point -> point.times().median())
                                    .toArray()),
                    COLORS.get(i % COLORS.size()),
                    2,
                    SeriesMarkers.CIRCLE);
        }
        List<Point> points = times.along(dimension, times.threads().get(0));
        Point last = points.get(points.size() - 1);
        XYSeries linear = chart.addSeries(
                "linear",
                sizes(points),
                points.stream()
                        .mapToDouble(point -> last.times().median() * point.multiplyAdds() / last.multiplyAdds())
                        .toArray());
        Charts.line(linear, Palette.BLACK, 1, SeriesMarkers.NONE);
        linear.setLineStyle(
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
        return chart;
    }

    private static double[] sizes(List<Point> points) {
        return points.stream().mapToDouble(Point::size).toArray();
    }
}
