package gradbook.engine.kernel;

/** Rows that are written as columns. */
final class Turned {
    /** Rows at a time: each is read, and what they give at a place is written, in order. */
    private static final int ROWS = 8;

    private Turned() {}

    /**
     * {@code to[at + i place + r] = from[start + r row + i]} for {@code rows} rows r and {@code count} places i.
     *
     * @param row from one row to the next
     * @param place from one place to the next
     */
    static void write(float[] from, int start, int row, int rows, int count, float[] to, int at, int place) {
        int r = 0;
        for (; r + ROWS <= rows; r += ROWS) {
            eight(from, start + r * row, row, count, to, at + r, place);
        }
        for (; r < rows; r++) {
            for (int i = 0; i < count; i++) {
                to[at + i * place + r] = from[start + r * row + i];
            }
        }
    }

    private static void eight(float[] from, int start, int row, int count, float[] to, int at, int place) {
        for (int i = 0; i < count; i++) {
            int x = start + i;
            int y = at + i * place;
            to[y] = from[x];
            to[y + 1] = from[x + row];
            to[y + 2] = from[x + 2 * row];
            to[y + 3] = from[x + 3 * row];
            to[y + 4] = from[x + 4 * row];
            to[y + 5] = from[x + 5 * row];
            to[y + 6] = from[x + 6 * row];
            to[y + 7] = from[x + 7 * row];
        }
    }
}
