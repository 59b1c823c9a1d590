package gradbook.experiments.io;

/** Text from a file or a command line, as it may be shown. */
public final class Shown {
    private Shown() {}

    /** Without what makes a line or moves the cursor. */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
