package gradbook.engine.kernel;

import gradbook.engine.runtime.Workers;
import java.util.function.Supplier;

/**
 * The float32 product by the Vector API: which operand runs along the lanes of {@link TiledProduct}, and where its {@link Panels} are laid
 * out. Lanes run along the columns of C, or along its rows where the operand that would have to be turned for it is smaller.
 */
final class ProductTiles {
    private static final int WIDTH = Tile.WIDTH;

    /**
     * Multiply-adds a thread must get before dividing pays: ten to twenty microseconds of them. Where cores are far apart it takes one to
     * begin, and what another has written comes slowly.
     */
    private static final long GRAIN = (long) Tile.LANES << 17;

    /** Multiply-adds in the time that laying out an element takes. */
    static final long MOVED = 16;

    /** Rows of A from which on threads divide them, each with panels of its own, if panels are so few that one thread lays them out. */
    private static final int ROWS_TO_DIVIDE = 64;

    private ProductTiles() {}

    /** {@code C = A B}, A [m, k], B [k, n], C [m, n] with whole rows. */
    static void product(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        if (Dots.fits(a, b, m)) {
            Dots.product(a, b, c, m, k, n);
            return;
        }
        boolean alongRows = b.step() != 1 && (a.row() == 1 || m < n) && m >= Tile.LANES;
        if (alongRows) {
            layOutAndRun(b.transposed(), a.transposed(), c.transposed(), n, k, m);
        } else {
            layOutAndRun(a, b, c, m, k, n);
        }
    }

    private static void layOutAndRun(Matrix a, Matrix b, Matrix c, int m, int k, int n) {
        Panels panels = new Panels(b, k, n);
        Object product = new Object();
        int size = size(k, n);
        if (m >= ROWS_TO_DIVIDE && size < 2 * GRAIN / MOVED) {
            Supplier<float[]> own = () -> Scratch.filled(product, size, room -> panels.write(0, Tile.across(n), room));
            new TiledProduct(a, own, c, m, k, n, true).run();
        } else {
            run(a, Scratch.filled(product, size, room -> layOut(panels, room)), c, m, k, n);
        }
    }

    /** As {@link #product}, from the panels of B, which lie at the beginning of {@code lanes}; A and C have whole rows. */
    static void product(Matrix a, float[] lanes, Matrix c, int m, int k, int n) {
        if (m <= PanelRows.ROWS) {
            PanelRows.product(a, lanes, c, m, k, n);
        } else {
            run(a, lanes, c, m, k, n);
        }
    }

    /** From panels that all threads read; they divide strips or panels, whichever are more. */
    private static void run(Matrix a, float[] lanes, Matrix c, int m, int k, int n) {
        new TiledProduct(a, () -> lanes, c, m, k, n, Tile.down(m) > Tile.across(n)).run();
    }

    /** Elements of the panels of a B [k, n]. */
    static int size(int k, int n) {
        return Math.multiplyExact(Tile.across(n), Math.multiplyExact(k, WIDTH));
    }

    /** Writes all panels; threads divide them. */
    static void layOut(Panels panels, float[] room) {
        Workers.split(
                Tile.across(panels.n()), grain(MOVED * panels.k() * WIDTH), (from, to) -> panels.write(from, to, room));
    }

    /** Outputs of so many multiply-adds each that a thread must get. */
    static int grain(long work) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + GRAIN / Math.max(1, work));
    }
}
