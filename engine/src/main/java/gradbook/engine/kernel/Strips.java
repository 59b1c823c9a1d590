package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rows' operand of a product, laid out in strips of 8 rows and parts of {@link Tile#depth} columns: where the rows lie side by side,
 * as {@link RowTile} reads them, each {@link #PITCH} from the next; where the columns do, as {@link Tile} reads them, 8 elements for each.
 * Rows that there are not hold anything.
 *
 * @param a with its rows or its columns side by side
 * @param m its rows
 * @param k its columns
 */
record Strips(Matrix a, int m, int k) {
    /** From row to row: a line of the cache more, so that all rows' elements do not meet in the same few. */
    static final int PITCH = Tile.DEPTH + 16;

    private static final int ROWS = Tile.ROWS;

    /** Elements from strip to strip. */
    static final int SIZE = ROWS * PITCH;

    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    /** Columns that a vector reaches into behind its own. */
    private static final int BEYOND = Math.max(0, SPECIES.length() / ROWS - 1);

    /** Columns of strips that are laid out at a time: as many lines a power of two apart as the first-level cache holds. */
    private static final int PLACED = 8;

    /** Parts of chains of k terms, at least one. */
    static int parts(int k) {
        int depth = Tile.depth(k);
        return Math.max(1, (k + depth - 1) / depth);
    }

    /**
     * How many parts a thread lays out at a time. Of rows all, since memory is read ahead along them; of columns one, of as many strips as
     * there is room for, since a strip has but 8 neighbouring elements of each.
     */
    int partsAtATime() {
        return a.step() == 1 ? parts(k) : 1;
    }

    /**
     * Terms {@code begin..end} of strips {@code from..to}, whole parts.
     *
     * @param start where the first part of the first of them comes
     * @param next strips from there to its next part
     */
    void write(int from, int to, int begin, int end, float[] laidOut, int start, int next) {
        if (a.step() == 1) {
            rows(from, to, begin, end, laidOut, start, next * SIZE);
            return;
        }
        int depth = Tile.depth(k);
        for (int p = begin; p < end; p += depth) {
            columns(from, to, p, Math.min(end, p + depth), laidOut, start + (p - begin) / depth * next * SIZE);
        }
    }

    private void rows(int from, int to, int begin, int end, float[] laidOut, int start, int next) {
        int depth = Tile.depth(k);
        for (int strip = from; strip < to; strip++) {
            int rows = Math.min(ROWS, m - strip * ROWS);
            for (int r = 0; r < rows; r++) {
                int at = a.start() + (strip * ROWS + r) * a.row();
                int place = start + (strip - from) * SIZE + r * PITCH;
                for (int p = begin; p < end; p += depth) {
                    System.arraycopy(a.values(), at + p, laidOut, place, Math.min(depth, end - p));
                    place += next;
                }
            }
        }
    }

    private void columns(int from, int to, int begin, int end, float[] laidOut, int start) {
        for (int first = begin; first < end; first += PLACED) {
            int columns = Math.min(PLACED, end - first);
            for (int strip = from; strip < to; strip++) {
                int at = a.start() + strip * ROWS + first * a.step();
                int place = start + (strip - from) * SIZE + (first - begin) * ROWS;
                int rows = Math.min(ROWS, m - strip * ROWS);
                int whole = rows < ROWS ? 0 : Math.max(0, columns - BEYOND);
                sides(at, whole, laidOut, place);
                for (int p = whole; p < columns; p++) {
                    System.arraycopy(a.values(), at + p * a.step(), laidOut, place + p * ROWS, rows);
                }
            }
        }
    }

    /**
     * Columns of whole vectors. A vector may hold more than 8; what it writes too much the next columns repair, and the last ones are
     * copied by themselves. Shorter vectors will not do: a second species in one process keeps HotSpot from inlining the methods of the
     * first, and tiles then run a hundred times slower.
     */
    private void sides(int at, int columns, float[] laidOut, int place) {
        for (int p = 0; p < columns; p++) {
            for (int i = 0; i < ROWS; i += SPECIES.length()) {
                FloatVector.fromArray(SPECIES, a.values(), at + p * a.step() + i)
                        .intoArray(laidOut, place + p * ROWS + i);
            }
        }
    }
}
