package gradbook.experiments.report;

import java.awt.Color;

/**
 * Colours that people with any of the common forms of colour blindness tell apart: Masataka Okabe and Kei Ito, "Color
 * Universal Design", 2008, https://jfly.uni-koeln.de/color/.
 */
final class Palette {
    static final Color BLACK = new Color(0, 0, 0);
    static final Color ORANGE = new Color(230, 159, 0);
    static final Color SKY_BLUE = new Color(86, 180, 233);
    static final Color BLUE = new Color(0, 114, 178);
    static final Color VERMILION = new Color(213, 94, 0);

    static final Color GREEN = new Color(0, 158, 115);
    static final Color PURPLE = new Color(204, 121, 167);

    /** No colour of theirs, for an eighth line: their yellow is hard to see on white. */
    static final Color GREY = new Color(130, 130, 130);

    /** Lines that help the eye and are no data. */
    static final Color GRID = new Color(225, 225, 225);

    private Palette() {}

    /** From white at 0 to {@code color} at 1, linear in sRGB. */
    static Color shade(Color color, double amount) {
        return new Color(
                channel(color.getRed(), amount), channel(color.getGreen(), amount), channel(color.getBlue(), amount));
    }

    private static int channel(int full, double amount) {
        return (int) Math.round(255 + (full - 255) * Math.max(0, Math.min(1, amount)));
    }
}
