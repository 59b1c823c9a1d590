package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Plot;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines in one pair of axes. */
public record PlotPicture(Plot plot) implements Picture {
    /** What the names of all these files begin with. */
    static final String PREFIX = "plot-";

    private static final int DRAWING = 4;
    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;

    /** Up to so many points each is marked. */
    private static final int FEW = 20;

    /** Where a logarithmic axis begins below this, its figures are powers of ten: nobody counts so many zeros. */
    private static final double SMALL = 1e-6;

    private static final List<Color> COLORS = List.of(
            Palette.BLUE,
            Palette.VERMILION,
            Palette.ORANGE,
            Palette.SKY_BLUE,
            Palette.GREEN,
            Palette.BLACK,
            Palette.PURPLE,
            Palette.GREY);

    @Override
    public String file() {
        return PREFIX + plot.name() + ".png";
    }

    @Override
    public String alternative() {
        return plot.title() + ": " + plot.y() + " by " + plot.x();
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, plot);
    }

    private record Data(int drawing, Plot plot) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        XYChart chart =
                Charts.lines(WIDTH, HEIGHT, plot.x(), plot.logarithmic() ? plot.y() + ", logarithmic" : plot.y());
        XYStyler styler = chart.getStyler();
        styler.setYAxisLogarithmic(plot.logarithmic());
        styler.setXAxisDecimalPattern("#,##0.###");
        if (plot.logarithmic()) {
            styler.setYAxisDecimalPattern(values().min().orElse(1) < SMALL ? "0E0" : "#,##0.##########");
        }
        styler.setMarkerSize(6);
        if (!plot.logarithmic() && beginsAtZero(values().summaryStatistics())) {
            styler.setYAxisMin(0.0);
        }
        for (int i = 0; i < plot.lines().size(); i++) {
            Plot.Line line = plot.lines().get(i);
            double[] x = line.x().stream().mapToDouble(Double::doubleValue).toArray();
            double[] y = line.y().stream().mapToDouble(Double::doubleValue).toArray();
            Marker marker = x.length <= FEW && x.length != 2 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
            Charts.line(
                    chart.addSeries(line.name(), Charts.uneven(x), Charts.firstTwice(y)),
                    COLORS.get(i % COLORS.size()),
                    2,
                    marker);
        }
        return Canvas.paint(WIDTH, HEIGHT, graphics -> Charts.paint(graphics, chart, 0, 0, WIDTH, HEIGHT));
    }

    /** Where 0 is so far off that the axis would be mostly empty, it begins at the values. */
    private static boolean beginsAtZero(DoubleSummaryStatistics values) {
        return values.getMin() >= 0 && values.getMin() < values.getMax() / 2;
    }

    private DoubleStream values() {
        return plot.lines().stream().flatMap(line -> line.y().stream()).mapToDouble(Double::doubleValue);
    }
}
