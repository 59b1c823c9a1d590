package gradbook.experiments.report;

import java.util.Optional;

/**
 * Whether this machine can draw text. A JDK may come without the native font libraries, and a bare container without a
 * single font; both show only when the first text is drawn, as errors from deep inside AWT. They must not lose a run, so
 * one text is tried before anything is drawn, and whatever goes wrong after it is a mistake of this program.
 */
final class Fonts {
    /** What a user without fonts is told. */
    static final String NOTE =
            "pictures were not drawn because this machine has no fonts; install fontconfig and a font "
                    + "such as DejaVu, then run `gradbook report`";

    /** The fonts of this machine. */
    static final Fonts INSTALLED =
            new Fonts(() -> Canvas.paint(8, 8, graphics -> Canvas.text(graphics, "0", Canvas.plain(8), 4, 4)));

    private final Runnable attempt;

    /** @param attempt draws a text, or throws what AWT throws */
    Fonts(Runnable attempt) {
        this.attempt = attempt;
    }

    /** A sentence for the user if text cannot be drawn. */
    Optional<String> problem() {
        try {
            attempt.run();
            return Optional.empty();
        } catch (LinkageError | InternalError | RuntimeException noFonts) {
            // No libfreetype: UnsatisfiedLinkError, then NoClassDefFoundError. No font: NullPointerException,
            // RuntimeException or InternalError ("Fontconfig head is null"), by JDK.
            return Optional.of(NOTE);
        }
    }
}
