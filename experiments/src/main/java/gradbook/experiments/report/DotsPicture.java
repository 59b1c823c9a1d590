package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Spread;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * One row for each of several settings: a light dot for every run, the mean as a full one, and a bar of one standard deviation to each
 * side.
 *
 * @param file of the picture
 * @param axis title of the axis, with the unit
 * @param rows from top to bottom
 * @param reference a value to compare with, drawn as a line; NaN for none
 */
public record DotsPicture(String file, String axis, List<Row> rows, double reference) implements Picture {
    private static final int DRAWING = 1;
    private static final int LABELS = 260;
    private static final int PLOT = 560;
    private static final int ROW = 28;
    private static final int TOP = 16;
    private static final int BOTTOM = 62;
    private static final int RIGHT = 40;
    private static final int TICKS = 6;

    /** A setting and what its runs gave, in the axis' unit. */
    public record Row(String label, List<Double> values) {}

    public DotsPicture {
        rows = List.copyOf(rows);
    }

    @Override
    public String alternative() {
        return "For each setting the " + axis + " of every run, with mean and standard deviation";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, axis, rows, Double.toString(reference));
    }

    private record Data(int drawing, String axis, List<Row> rows, String reference) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        Axis scale = Axis.of(values(), TICKS);
        int height = TOP + ROW * rows.size();
        return Canvas.paint(LABELS + PLOT + RIGHT, height + BOTTOM, graphics -> {
            for (double tick : scale.ticks()) {
                double x = x(scale, tick);
                line(graphics, Palette.GRID, 1, x, TOP, x, height);
                graphics.setColor(Palette.BLACK);
                Canvas.text(graphics, scale.label(tick), Canvas.plain(13), x, height + 16);
            }
            if (Double.isFinite(reference)) {
                double x = x(scale, reference);
                line(graphics, Palette.BLACK, 1, x, TOP, x, height);
            }
            for (int i = 0; i < rows.size(); i++) {
                row(graphics, scale, rows.get(i), TOP + ROW * i + ROW / 2.0);
            }
            graphics.setColor(Palette.BLACK);
            Canvas.text(graphics, axis, Canvas.plain(14), LABELS + PLOT / 2.0, height + 44);
        });
    }

    private static void row(Graphics2D graphics, Axis scale, Row row, double y) {
        graphics.setColor(Palette.BLACK);
        Canvas.textEndingAt(graphics, row.label(), Canvas.plain(13), LABELS - 18, y);
        for (double value : row.values()) {
            dot(graphics, Palette.shade(Palette.SKY_BLUE, 0.6), x(scale, value), y, 3);
        }
        Spread spread = Spread.of(row.values());
        line(
                graphics,
                Palette.BLUE,
                2,
                x(scale, spread.mean() - spread.deviation()),
                y,
                x(scale, spread.mean() + spread.deviation()),
                y);
        dot(graphics, Palette.BLUE, x(scale, spread.mean()), y, 4.5);
    }

    private DoubleStream values() {
        DoubleStream all = rows.stream().flatMap(row -> row.values().stream()).mapToDouble(Double::doubleValue);
        return Double.isFinite(reference) ? DoubleStream.concat(all, DoubleStream.of(reference)) : all;
    }

    private static double x(Axis scale, double value) {
        return LABELS + PLOT * scale.place(value);
    }

    private static void dot(Graphics2D graphics, Color color, double x, double y, double radius) {
        graphics.setColor(color);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static void line(Graphics2D graphics, Color color, float width, double x, double y, double x2, double y2) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(width));
        graphics.draw(new Line2D.Double(x, y, x2, y2));
    }
}
