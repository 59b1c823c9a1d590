package gradbook.experiments.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;

/** What all our line charts have in common. */
final class Charts {
    /** Points between two marks of the x axis, at least. */
    private static final int X_MARKS = 120;

    private Charts() {}

    /** An empty chart over training steps {@code 0..steps}. */
    static XYChart overSteps(int steps, int width, int height, String xTitle, String yTitle) {
        XYChart chart = lines(width, height, xTitle, yTitle);
        XYStyler styler = chart.getStyler();
        styler.setXAxisDecimalPattern("#,##0");
        styler.setXAxisTickMarkSpacingHint(X_MARKS);
        styler.setXAxisMin(0.0);
        styler.setXAxisMax((double) Math.max(1, steps));
        return chart;
    }

    /** An empty chart. */
    static XYChart lines(int width, int height, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false); // ours is painted below
        styler.setAxisTitleFont(Canvas.plain(15));
        styler.setAxisTickLabelsFont(Canvas.plain(14));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setPlotBorderVisible(false);
        styler.setPlotMargin(0);
        styler.setChartPadding(16);
        styler.setPlotContentSize(0.98);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setLocale(Locale.ROOT);
        return chart;
    }

    /** A chart of this size with its upper left corner at (x, y); several lines are named below it. */
    static void paint(Graphics2D graphics, XYChart chart, int x, int y, int width, int height) {
        Graphics2D place = (Graphics2D) graphics.create(x, y, width, height);
        List<XYSeries> lines = List.copyOf(chart.getSeriesCollection());
        int legend = lines.size() > 1 ? Legend.HEIGHT : 0;
        chart.paint(place, width, height - legend);
        if (legend > 0) {
            new Legend(lines, chart.getStyler().getMarkerSize()).paint(place, width, height - legend);
        }
        place.dispose();
    }

    /** A line of this colour and width in points. */
    static void line(XYSeries series, Color color, float width, Marker marker) {
        series.setMarker(marker);
        series.setMarkerColor(color);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(width));
    }

    /**
     * Steps with the first one twice. XChart would mark points of an evenly spaced series (0, 3, 6, ...) instead of round figures; a
     * second first point, too near to be seen, makes it uneven.
     */
    static double[] uneven(double[] steps) {
        double[] uneven = firstTwice(steps);
        uneven[1] += 0.01;
        return uneven;
    }

    /** The values that go with {@link #uneven} steps. */
    static double[] firstTwice(double[] values) {
        return DoubleStream.concat(DoubleStream.of(values[0]), DoubleStream.of(values))
                .toArray();
    }
}
