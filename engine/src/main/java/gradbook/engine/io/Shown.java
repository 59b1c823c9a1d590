package gradbook.engine.io;

/** Text from a file as it may stand in a message: quoted, on one line, without control characters, not longer than a line. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** For instance {@code "fc1.weight"}; what moves a cursor is written as its number, and the rest of a long text as dots. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int end = text.length() > LONGEST ? text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)) : text.length();
        text.substring(0, end).codePoints().forEach(point -> {
            if (isPrinted(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return shown.append(end < text.length() ? "..." : "").append('"').toString();
    }

    private static boolean isPrinted(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
