package gradbook.experiments.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Result;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Counts by true class (rows) and predicted class (columns). Nearly all samples of a good model are on the diagonal, so
 * errors have a scale of their own: on a shared one they would all be white.
 *
 * @param counts rows by true class
 * @param names of the classes; empty where they are numbers
 */
record ConfusionMatrixPicture(List<List<Integer>> counts, List<String> names) implements Picture {
    static final String FILE = "confusion-matrix.png";

    private static final int DRAWING = 1;
    private static final int CELL = 52;
    private static final int EDGE = 76;

    /** What names take more than numbers. */
    private static final int NAMES = 66;

    private static final int BELOW = 62;
    private static final int RIGHT = 20;

    ConfusionMatrixPicture {
        for (List<Integer> row : counts) {
            if (row.size() != counts.size()) {
                throw new IllegalArgumentException(
                        "a confusion matrix of " + counts.size() + " rows has a row of " + row.size());
            }
        }
    }

    /** Of classes that are numbers. */
    ConfusionMatrixPicture(List<List<Integer>> counts) {
        this(counts, List.of());
    }

    static ConfusionMatrixPicture of(Result result) {
        return new ConfusionMatrixPicture(result.confusionMatrix(), result.classNames());
    }

    /** Where the cells begin, from the left and from above. */
    private int edge() {
        return names.isEmpty() ? EDGE : EDGE + NAMES;
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public String alternative() {
        int right =
                IntStream.range(0, counts.size()).map(i -> counts.get(i).get(i)).sum();
        int all = counts.stream().flatMap(List::stream).mapToInt(count -> count).sum();
        return "The confusion matrix: " + Figures.count(right) + " of " + Figures.count(all)
                + " test samples are on its diagonal";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, counts, names);
    }

    private record Data(
            int drawing,
            List<List<Integer>> counts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> names) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        int side = counts.size() * CELL;
        return Canvas.paint(edge() + side + RIGHT, edge() + side + BELOW, this::draw);
    }

    private void draw(Graphics2D graphics) {
        int side = counts.size() * CELL;
        int mostErrors = mostErrors();
        int edge = edge();
        for (int row = 0; row < counts.size(); row++) {
            int rowSum = counts.get(row).stream().mapToInt(count -> count).sum();
            for (int column = 0; column < counts.size(); column++) {
                int count = counts.get(row).get(column);
                boolean right = row == column;
                double part = right ? (double) count / Math.max(1, rowSum) : (double) count / mostErrors;
                cell(graphics, row, column, count, right, part);
            }
        }
        graphics.setColor(Palette.BLACK);
        for (int i = 0; i < counts.size(); i++) {
            double middle = (i + 0.5) * CELL;
            if (names.isEmpty()) {
                Canvas.text(graphics, Integer.toString(i), Canvas.bold(16), edge - 18, edge + middle);
                Canvas.text(graphics, Integer.toString(i), Canvas.bold(16), edge + middle, edge - 18);
            } else {
                Canvas.textEndingAt(graphics, names.get(i), Canvas.bold(14), edge - 10, edge + middle);
                Canvas.upward(graphics, names.get(i), Canvas.bold(14), edge + middle, edge - 54);
            }
        }
        Canvas.text(graphics, "predicted class", Canvas.plain(15), edge + side / 2.0, 26);
        Canvas.upward(graphics, "true class", Canvas.plain(15), 26, edge + side / 2.0);
        key(graphics, edge, edge + side + 24, Palette.BLUE, "right (full colour: 100 %)");
        key(graphics, edge + side / 2, edge + side + 24, Palette.ORANGE, "wrong (full colour: " + mostErrors + ")");
    }

    private void cell(Graphics2D graphics, int row, int column, int count, boolean right, double part) {
        Rectangle2D box = new Rectangle2D.Double(edge() + column * CELL, edge() + row * CELL, CELL, CELL);
        // Blue is dark, so it takes white figures; orange takes black ones at any shade.
        double amount = right ? 0.35 + 0.65 * part * part : part;
        graphics.setColor(Palette.shade(right ? Palette.BLUE : Palette.ORANGE, amount));
        graphics.fill(box);
        graphics.setColor(Palette.GRID);
        graphics.draw(box);
        if (count > 0) {
            graphics.setColor(right && amount > 0.7 ? Color.WHITE : Palette.BLACK);
            Canvas.text(
                    graphics,
                    Integer.toString(count),
                    right ? Canvas.bold(15) : Canvas.plain(15),
                    box.getCenterX(),
                    box.getCenterY());
        }
    }

    private static void key(Graphics2D graphics, int x, int y, Color color, String text) {
        graphics.setColor(color);
        graphics.fillRect(x, y, 16, 16);
        graphics.setColor(Palette.BLACK);
        graphics.setFont(Canvas.plain(14));
        graphics.drawString(text, x + 24, y + 13);
    }

    private int mostErrors() {
        int most = 1;
        for (int row = 0; row < counts.size(); row++) {
            for (int column = 0; column < counts.size(); column++) {
                if (row != column) {
                    most = Math.max(most, counts.get(row).get(column));
                }
            }
        }
        return most;
    }
}
