package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Grid;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;

/** The filters of a first convolution, each on the same scale: blue is positive, orange negative, white 0. */
record FiltersPicture(List<Grid> filters) implements Picture {
    static final String FILE = "filters.png";

    private static final int DRAWING = 1;
    private static final int COLUMNS = 8;
    private static final int SIDE = 72;
    private static final int GAP = 14;
    private static final int MARGIN = 20;

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public String alternative() {
        return "The " + filters.size() + " filters of the first convolution";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, filters);
    }

    private record Data(int drawing, List<Grid> filters) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        double largest = filters.stream()
                .flatMap(filter -> filter.values().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElseThrow();
        int columns = Math.min(COLUMNS, filters.size());
        int rows = (filters.size() + COLUMNS - 1) / COLUMNS;
        int width = 2 * MARGIN + columns * (SIDE + GAP) - GAP;
        int height = 2 * MARGIN + rows * (SIDE + GAP) - GAP;
        return Canvas.paint(width, height, graphics -> {
            for (int i = 0; i < filters.size(); i++) {
                Grid filter = filters.get(i);
                int left = MARGIN + i % COLUMNS * (SIDE + GAP);
                int top = MARGIN + i / COLUMNS * (SIDE + GAP);
                int pixel = SIDE / Math.max(filter.rows(), filter.columns());
                for (int cell = 0; cell < filter.values().size(); cell++) {
                    double value = largest > 0 ? filter.values().get(cell) / largest : 0;
                    graphics.setColor(Palette.shade(value < 0 ? Palette.ORANGE : Palette.BLUE, Math.abs(value)));
                    graphics.fillRect(
                            left + cell % filter.columns() * pixel,
                            top + cell / filter.columns() * pixel,
                            pixel,
                            pixel);
                }
                graphics.setColor(Palette.GRID);
                graphics.drawRect(left, top, filter.columns() * pixel, filter.rows() * pixel);
            }
        });
    }
}
