package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Attention;
import gradbook.experiments.run.Grid;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;

/** What each head of each layer looks at in a text: the darker, the more. A row of pictures is a layer. */
public record AttentionPicture(Attention attention) implements Picture {
    static final String FILE = "attention.png";

    private static final int DRAWING = 1;

    /** Points that the heads of a layer share. */
    private static final int WIDTH = 800;

    private static final int LARGEST_CELL = 10;
    private static final int GAP = 12;
    private static final int RIGHT = 16;

    /** Room for the names of layers, and for the letters of the text. */
    private static final int LEFT = 58;

    private static final int ABOVE = 52;
    private static final int BELOW = 16;

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public String alternative() {
        return "What each of " + heads() + " heads in each of "
                + attention.layers().size() + " layers looks at in \"" + attention.text() + "\"";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, attention);
    }

    private record Data(int drawing, Attention attention) {}

    private int heads() {
        return attention.layers().get(0).size();
    }

    private int cell() {
        int places = attention.text().length();
        return Math.max(1, Math.min(LARGEST_CELL, (WIDTH - GAP * heads()) / (heads() * places)));
    }

    private int side() {
        return cell() * attention.text().length();
    }

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        int layers = attention.layers().size();
        int width = LEFT + heads() * (side() + GAP) - GAP + RIGHT;
        int height = ABOVE + layers * (side() + GAP) - GAP + BELOW;
        return Canvas.paint(width, height, graphics -> {
            graphics.setColor(Palette.BLACK);
            for (int head = 0; head < heads(); head++) {
                int left = LEFT + head * (side() + GAP);
                Canvas.text(graphics, "head " + (head + 1), Canvas.bold(13), left + side() / 2.0, 16);
                letters(graphics, left, ABOVE - 8, true);
            }
            for (int layer = 0; layer < layers; layer++) {
                int top = ABOVE + layer * (side() + GAP);
                graphics.setColor(Palette.BLACK);
                Canvas.upward(graphics, "layer " + (layer + 1), Canvas.bold(13), 16, top + side() / 2.0);
                letters(graphics, LEFT - 9, top, false);
                List<Grid> grids = attention.layers().get(layer);
                for (int head = 0; head < grids.size(); head++) {
                    weights(graphics, grids.get(head), LEFT + head * (side() + GAP), top);
                }
            }
        });
    }

    /** The text along an axis, a letter to a cell. */
    private void letters(Graphics2D graphics, int x, int y, boolean along) {
        Font font = Canvas.plain(Math.min(11, cell() + 2));
        graphics.setColor(Palette.BLACK);
        for (int i = 0; i < attention.text().length(); i++) {
            double middle = (i + 0.5) * cell();
            String letter = attention.text().substring(i, i + 1);
            Canvas.text(graphics, letter, font, along ? x + middle : x, along ? y : y + middle);
        }
    }

    private void weights(Graphics2D graphics, Grid grid, int left, int top) {
        int cell = cell();
        for (int i = 0; i < grid.values().size(); i++) {
            graphics.setColor(Palette.shade(Palette.BLUE, grid.values().get(i)));
            graphics.fillRect(left + i % grid.columns() * cell, top + i / grid.columns() * cell, cell, cell);
        }
        graphics.setColor(Palette.GRID);
        graphics.drawRect(left, top, side(), side());
    }
}
