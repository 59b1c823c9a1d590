package gradbook.experiments.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.WorstError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;

/**
 * The images to whose true class the model gave least probability, as they are: enlarged, every pixel a square.
 *
 * @param errors the worst first
 * @param data the files that the images come from, by digest
 * @param names of the classes; empty where they are numbers
 */
record WorstErrorsPicture(List<WorstError> errors, List<DataFile> data, List<String> names) implements Picture {
    static final String FILE = "worst-errors.png";

    private static final int DRAWING = 1;
    private static final int COLUMNS = 5;
    private static final int PIXEL = 4;
    private static final int GAP = 60;
    private static final int CAPTION = 40;
    private static final int LINE = 18;
    private static final int MARGIN = 24;

    /** Of classes that are numbers. */
    WorstErrorsPicture(List<WorstError> errors, List<DataFile> data) {
        this(errors, data, List.of());
    }

    static WorstErrorsPicture of(Result result) {
        return new WorstErrorsPicture(result.worstErrors(), result.data(), result.classNames());
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public String alternative() {
        return "The " + errors.size()
                + " worst errors, each with its true class, what the model said, and how sure it was";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, errors, data, names);
    }

    private record Data(
            int drawing,
            List<WorstError> errors,
            List<DataFile> data,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> names) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        LabelledImages images = testImages.get();
        errors.forEach(error -> check(error, images));
        int columns = Math.min(COLUMNS, errors.size());
        int rows = (errors.size() + COLUMNS - 1) / COLUMNS;
        int across = images.columns() * PIXEL + GAP;
        int caption = names.isEmpty() ? CAPTION : CAPTION + LINE;
        int down = images.rows() * PIXEL + caption;
        return Canvas.paint(2 * MARGIN + columns * across, 2 * MARGIN + rows * down - caption / 2, graphics -> {
            for (int i = 0; i < errors.size(); i++) {
                int x = MARGIN + i % COLUMNS * across + GAP / 2;
                int y = MARGIN + i / COLUMNS * down;
                image(graphics, images, errors.get(i).index(), x, y);
                graphics.setColor(Palette.BLACK);
                int line = y + images.rows() * PIXEL + 13;
                for (String text : caption(errors.get(i), names)) {
                    Canvas.text(graphics, text, Canvas.plain(13), x + images.columns() * PIXEL / 2.0, line);
                    line += LINE;
                }
            }
        });
    }

    /** {@code true 4, said 9 (97 %)}; with names, on two lines. */
    static List<String> caption(WorstError error, List<String> names) {
        String sure = error.confidence() >= 0.995 ? "> 99 %" : Math.round(100 * error.confidence()) + " %";
        return names.isEmpty()
                ? List.of("true " + error.label() + ", said " + error.predicted() + " (" + sure + ")")
                : List.of(names.get(error.label()), "said " + names.get(error.predicted()) + " (" + sure + ")");
    }

    private static void check(WorstError error, LabelledImages images) {
        if (error.index() < 0 || error.index() >= images.count()) {
            throw new Failure("the record's worst errors name test image " + error.index() + ", but there are "
                    + images.count() + "; run the experiment again");
        }
        int label = images.labels()[error.index()] & 0xff;
        if (label != error.label()) {
            throw new Failure("the record says that test image " + error.index() + " is of class " + error.label()
                    + ", but the data says " + label + "; run the experiment again");
        }
    }

    private static void image(Graphics2D graphics, LabelledImages images, int index, int left, int top) {
        int rows = images.rows();
        int columns = images.columns();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int grey = 255 - (images.pixels()[(index * rows + row) * columns + column] & 0xff);
                graphics.setColor(new Color(grey, grey, grey));
                graphics.fillRect(left + column * PIXEL, top + row * PIXEL, PIXEL, PIXEL);
            }
        }
        graphics.setColor(Palette.GRID);
        graphics.drawRect(left, top, columns * PIXEL, rows * PIXEL);
    }
}
