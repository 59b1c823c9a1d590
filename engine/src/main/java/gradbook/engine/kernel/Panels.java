package gradbook.engine.kernel;

import java.util.Arrays;

/**
 * The lanes' operand of a product as {@link Tile} reads it: panels as wide as a tile, their {@code k} rows one after the other.
 *
 * @param b with its rows or its columns side by side
 * @param k its rows
 * @param n its columns
 */
record Panels(Matrix b, int k, int n) {
    private static final int WIDTH = Tile.WIDTH;

    /** Rows of a panel that are turned at a time: they stay in the first-level cache until their lines are full. */
    private static final int TURNED = 64;

    /** Panels {@code from..to}, each at its place. */
    void write(int from, int to, float[] laidOut) {
        for (int panel = from; panel < to; panel++) {
            write(panel, laidOut, panel * k * WIDTH);
        }
    }

    /** The columns from {@code panel} tiles on, at {@code start}; columns that B lacks are zeros. */
    private void write(int panel, float[] laidOut, int start) {
        int column = panel * WIDTH;
        int width = Math.min(WIDTH, n - column);
        if (b.step() == 1 && width == WIDTH) {
            for (int p = 0; p < k; p++) {
                Tile.copy(b.values(), b.start() + p * b.row() + column, laidOut, start + p * WIDTH);
            }
        } else if (b.step() == 1) {
            for (int p = 0; p < k; p++) {
                System.arraycopy(b.values(), b.start() + p * b.row() + column, laidOut, start + p * WIDTH, width);
            }
        } else {
            for (int top = 0; top < k; top += TURNED) {
                turn(column, width, top, Math.min(TURNED, k - top), laidOut, start + top * WIDTH);
            }
        }
        if (width < WIDTH) {
            for (int p = 0; p < k; p++) {
                Arrays.fill(laidOut, start + p * WIDTH + width, start + (p + 1) * WIDTH, 0);
            }
        }
    }

    /** Of so many columns the rows from {@code top} on. */
    private void turn(int column, int width, int top, int rows, float[] laidOut, int start) {
        int from = b.start() + column * b.step() + top * b.row();
        if (b.row() == 1) {
            Turned.write(b.values(), from, b.step(), width, rows, laidOut, start, WIDTH);
            return;
        }
        for (int j = 0; j < width; j++) {
            for (int p = 0; p < rows; p++) {
                laidOut[start + p * WIDTH + j] = b.values()[from + j * b.step() + p * b.row()];
            }
        }
    }
}
