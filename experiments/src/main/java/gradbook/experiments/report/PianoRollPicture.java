package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pieces of music one above another: time runs to the right, pitch goes up, and each key is a bar as long as it is held.
 *
 * @param file of the picture
 * @param rolls from top to bottom
 * @param hands names of the colours of bars
 * @param given beats from the start that all of them share, shaded
 */
public record PianoRollPicture(String file, List<Roll> rolls, List<String> hands, int given) implements Picture {
    private static final int DRAWING = 1;
    private static final int WIDTH = 900;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TOP = 34;
    private static final int TITLE = 34;
    private static final int ROLL = 190;
    private static final int BOTTOM = 52;
    private static final int BEATS = 4;
    private static final int OCTAVE = 12;
    private static final List<Color> COLORS = List.of(Palette.BLUE, Palette.VERMILION);

    public PianoRollPicture {
        rolls = List.copyOf(rolls);
        hands = List.copyOf(hands);
        if (rolls.stream().allMatch(roll -> roll.bars().isEmpty())
                || bars(rolls).anyMatch(bar -> bar.hand() < 0 || bar.hand() >= COLORS.size())) {
            throw new IllegalArgumentException("piano roll: expected bars of hands 0 and 1, found " + rolls);
        }
    }

    /** One piece. */
    public record Roll(String title, List<Bar> bars) {
        public Roll {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A key that is held.
     *
     * @param from in beats
     * @param to likewise
     * @param pitch as MIDI counts it, 60 is the middle C
     * @param hand 0 or 1
     */
    public record Bar(double from, double to, int pitch, int hand) {}

    private static Stream<Bar> bars(List<Roll> rolls) {
        return rolls.stream().flatMap(roll -> roll.bars().stream());
    }

    @Override
    public String alternative() {
        return "Piano rolls, pitch by time in beats: "
                + String.join("; ", rolls.stream().map(Roll::title).toList());
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, rolls, hands, given);
    }

    private record Data(int drawing, List<Roll> rolls, List<String> hands, int given) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        int height = TOP + rolls.size() * (TITLE + ROLL) + BOTTOM;
        return Canvas.paint(WIDTH, height, graphics -> {
            legend(graphics);
            Axes axes = Axes.of(rolls);
            for (int i = 0; i < rolls.size(); i++) {
                roll(graphics, axes, rolls.get(i), TOP + i * (TITLE + ROLL) + TITLE);
            }
            int base = height - BOTTOM;
            graphics.setColor(Palette.BLACK);
            for (int beat = 0; beat <= axes.beats(); beat += BEATS) {
                Canvas.text(graphics, Integer.toString(beat), Canvas.plain(12), axes.x(beat), base + 14);
            }
            Canvas.text(graphics, "time (beats)", Canvas.plain(13), (LEFT + WIDTH - RIGHT) / 2.0, base + 36);
        });
    }

    private void legend(Graphics2D graphics) {
        double x = LEFT;
        for (int hand = 0; hand < hands.size(); hand++) {
            graphics.setColor(COLORS.get(hand));
            graphics.fill(new Rectangle2D.Double(x, TOP / 2.0 - 3, 22, 6));
            graphics.setColor(Palette.BLACK);
            double end = x + 30 + Canvas.width(graphics, hands.get(hand), Canvas.plain(12));
            Canvas.textEndingAt(graphics, hands.get(hand), Canvas.plain(12), end, TOP / 2.0);
            x = end + 24;
        }
        graphics.setColor(Palette.GRID);
        graphics.fill(new Rectangle2D.Double(x, TOP / 2.0 - 7, 22, 14));
        graphics.setColor(Palette.BLACK);
        String words = "given to the network";
        double end = x + 30 + Canvas.width(graphics, words, Canvas.plain(12));
        Canvas.textEndingAt(graphics, words, Canvas.plain(12), end, TOP / 2.0);
    }

    private void roll(Graphics2D graphics, Axes axes, Roll roll, int top) {
        graphics.setColor(Palette.BLACK);
        double width = Canvas.width(graphics, roll.title(), Canvas.bold(13));
        Canvas.textEndingAt(graphics, roll.title(), Canvas.bold(13), LEFT + width, top - TITLE / 2.0 + 4);
        Canvas.upward(graphics, "pitch", Canvas.plain(13), 16, top + ROLL / 2.0);
        graphics.setColor(Palette.shade(Palette.GRID, 0.6));
        graphics.fill(new Rectangle2D.Double(LEFT, top, axes.x(given) - LEFT, ROLL));
        for (int pitch = axes.low(); pitch <= axes.high(); pitch += OCTAVE) {
            double y = top + axes.y(pitch);
            graphics.setColor(Palette.GRID);
            graphics.draw(new Line2D.Double(LEFT, y, WIDTH - RIGHT, y));
            graphics.setColor(Palette.BLACK);
            Canvas.textEndingAt(graphics, "C" + (pitch / OCTAVE - 1), Canvas.plain(12), LEFT - 8, y);
        }
        graphics.setColor(Palette.GRID);
        for (int beat = 0; beat <= axes.beats(); beat += BEATS) {
            graphics.draw(new Line2D.Double(axes.x(beat), top, axes.x(beat), top + ROLL));
        }
        for (Bar bar : roll.bars()) {
            graphics.setColor(COLORS.get(bar.hand()));
            double wide =
                    Math.max(1, axes.x(bar.to()) - axes.x(bar.from()) - 0.8); // a gap shows where a key is struck again
            graphics.fill(new Rectangle2D.Double(axes.x(bar.from()), top + axes.y(bar.pitch()) - 1.5, wide, 3));
        }
    }

    /**
     * Where beats and pitches are, the same for all rolls.
     *
     * @param low a C below all keys
     * @param high a C above all keys
     */
    private record Axes(int beats, int low, int high) {
        static Axes of(List<Roll> rolls) {
            double end = bars(rolls).mapToDouble(Bar::to).max().orElse(1);
            int[] pitches = bars(rolls).mapToInt(Bar::pitch).toArray();
            int low = IntStream.of(pitches).min().orElse(60) / OCTAVE * OCTAVE;
            int high = (IntStream.of(pitches).max().orElse(60) / OCTAVE + 1) * OCTAVE;
            return new Axes((int) Math.ceil(end / BEATS) * BEATS, low, high);
        }

        double x(double beat) {
            return LEFT + beat / beats * (WIDTH - RIGHT - LEFT);
        }

        double y(int pitch) {
            return ROLL - (double) (pitch - low) / (high - low) * ROLL;
        }
    }
}
