package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rows' operand of a product as {@link Tile} reads it: strips of 8 rows, for each k their elements side by side.
 *
 * @param a with its rows or its columns side by side
 * @param m its rows
 * @param k its columns
 */
record Strips(Matrix a, int m, int k) {
    private static final int ROWS = Tile.ROWS;

    private static final VectorSpecies<Float> SPECIES = Tile.SPECIES;

    /** Columns that a vector reaches into behind its own. */
    private static final int BEYOND = Math.max(0, SPECIES.length() / ROWS - 1);

    /** Columns of strips that are laid out at a time: as many lines a power of two apart as the first-level cache holds. */
    private static final int PLACED = 8;

    /** Strips {@code from..to}, counted from {@code start} in {@code laidOut}; rows that there are not are zeros. */
    void write(int from, int to, float[] laidOut, int start) {
        int block = a.row() == 1 ? PLACED : k;
        for (int first = 0; first < k; first += block) {
            int columns = Math.min(block, k - first);
            for (int strip = from; strip < to; strip++) {
                int rows = Math.min(ROWS, m - strip * ROWS);
                int at = a.start() + strip * ROWS * a.row() + first * a.step();
                int place = start + (strip * k + first) * ROWS;
                if (rows < ROWS) {
                    some(at, rows, columns, laidOut, place);
                } else if (a.row() == 1) {
                    sides(at, columns, laidOut, place);
                } else {
                    Turned.write(a.values(), at, a.row(), ROWS, columns, laidOut, place, ROWS);
                }
            }
        }
    }

    /**
     * Columns whose elements lie side by side already. A vector may hold more than 8; what it writes too much the next columns repair, and
     * the last ones are copied by themselves. Shorter vectors will not do: a second species in one process keeps HotSpot from inlining
     * the methods of the first, and tiles then run a hundred times slower.
     */
    private void sides(int at, int columns, float[] laidOut, int place) {
        int whole = Math.max(0, columns - BEYOND);
        for (int p = 0; p < whole; p++) {
            for (int i = 0; i < ROWS; i += SPECIES.length()) {
                FloatVector.fromArray(SPECIES, a.values(), at + p * a.step() + i)
                        .intoArray(laidOut, place + p * ROWS + i);
            }
        }
        for (int p = whole; p < columns; p++) {
            System.arraycopy(a.values(), at + p * a.step(), laidOut, place + p * ROWS, ROWS);
        }
    }

    private void some(int at, int rows, int columns, float[] laidOut, int place) {
        for (int i = 0; i < ROWS; i++) {
            for (int p = 0; p < columns; p++) {
                laidOut[place + p * ROWS + i] = i < rows ? a.values()[at + i * a.row() + p * a.step()] : 0;
            }
        }
    }
}
