package gradbook.experiments.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/**
 * The lines of a chart by name, in a row below it. XChart's own puts a name as near to the next line as to its own, and each name on a
 * base line of its own.
 */
record Legend(List<XYSeries> lines, int markerSize) {
    /** What it takes of a chart's height. */
    static final int HEIGHT = 36;

    private static final Font FONT = Canvas.plain(14);
    private static final int SAMPLE = 26;
    private static final int TO_NAME = 8;
    private static final int TO_NEXT = 30;

    /** In the middle of {@code width}, on {@link #HEIGHT} points from {@code top} on. */
    void paint(Graphics2D graphics, int width, int top) {
        List<Double> names = new ArrayList<>();
        lines.forEach(line -> names.add(Canvas.width(graphics, line.getLabel(), FONT)));
        double entries =
                names.stream().mapToDouble(name -> SAMPLE + TO_NAME + name).sum();
        int gaps = lines.size() - 1;
        double toNext = gaps * TO_NEXT > width - entries ? (width - entries) / (gaps + 1) : TO_NEXT;
        double x = (width - entries - gaps * toNext) / 2;
        double y = top + HEIGHT / 3.0;
        for (int i = 0; i < lines.size(); i++) {
            sample(graphics, lines.get(i), x, y);
            double end = x + SAMPLE + TO_NAME + names.get(i);
            graphics.setColor(Color.BLACK);
            Canvas.textEndingAt(graphics, lines.get(i).getLabel(), FONT, end, y);
            x = end + toNext;
        }
    }

    private void sample(Graphics2D graphics, XYSeries line, double x, double y) {
        if (line.getXYSeriesRenderStyle()
                .filter(XYSeriesRenderStyle.Scatter::equals)
                .isEmpty()) {
            graphics.setColor(line.getLineColor());
            graphics.setStroke(line.getLineStyle());
            graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
        }
        graphics.setColor(line.getMarkerColor());
        line.getMarker().paint(graphics, x + SAMPLE / 2.0, y, markerSize);
    }
}
