package gradbook.experiments.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** A white sheet, drawn in points and kept at twice as many pixels, so that it is sharp on today's screens. */
final class Canvas {
    /** Pixels to a point. */
    static final int SCALE = 2;

    private Canvas() {}

    /** A picture of {@code width} x {@code height} points. */
    static BufferedImage paint(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            drawing.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    static Font plain(int points) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, points);
    }

    static Font bold(int points) {
        return new Font(Font.SANS_SERIF, Font.BOLD, points);
    }

    /** Text with its middle at (x, y). */
    static void text(Graphics2D graphics, String text, Font font, double x, double y) {
        textEndingAt(graphics, text, font, x + width(graphics, text, font) / 2, y);
    }

    /** How wide a text is, in points. */
    static double width(Graphics2D graphics, String text, Font font) {
        return font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
    }

    /** Text that ends at x and has its middle at y. */
    static void textEndingAt(Graphics2D graphics, String text, Font font, double x, double y) {
        // All captions of a row share a base line: the height is that of a digit, not of this text.
        double ascent = new TextLayout("0", font, graphics.getFontRenderContext())
                .getBounds()
                .getHeight();
        graphics.setFont(font);
        graphics.drawString(text, (float) (x - width(graphics, text, font)), (float) (y + ascent / 2));
    }

    /** Text with its middle at (x, y), read from bottom to top. */
    static void upward(Graphics2D graphics, String text, Font font, double x, double y) {
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.translate(x, y);
        turned.rotate(-Math.PI / 2);
        text(turned, text, font, 0, 0);
        turned.dispose();
    }
}
