package gradbook.engine.kernel;

/** Rows that are written as columns. */
final class Turned {
    /** Rows at a time: each is read, and what they give at a place is written, in order. */
    static final int ROWS = 8;

    private Turned() {}

    /**
     * {@code to[at + i place + r] = from[start + r row + i]} for {@value #ROWS} rows r and {@code count} places i.
     *
     * @param row from one row to the next
     * @param place from one place to the next
     */
    static void eight(float[] from, int start, int row, int count, float[] to, int at, int place) {
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

    /** Likewise for one row. */
    static void one(float[] from, int start, int count, float[] to, int at, int place) {
        for (int i = 0; i < count; i++) {
            to[at + i * place] = from[start + i];
        }
    }
}
