package gradbook.experiments.io;

/** Text from a file or a command line, as it may be shown. */
public final class Printable {
    private Printable() {}

    /** Without what makes a line or moves the cursor. */
    public static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
