package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LstmCell}'s arithmetic by the Vector API, over as many elements as make whole vectors: rows of one array that are any distance
 * apart HotSpot takes one element after another.
 */
final class LstmCellVectors {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private LstmCellVectors() {}

    /** {@code kept = (a + biasA) + (u + biasU)}; returns how many elements it did, as the others do. */
    static int sums(float[] a, int a0, float[] biasA, float[] u, int u0, float[] biasU, float[] kept, int k, int n) {
        int whole = n - n % LANES;
        for (int j = 0; j < whole; j += LANES) {
            FloatVector fromInput = at(a, a0 + j).add(at(biasA, j));
            fromInput.add(at(u, u0 + j).add(at(biasU, j))).intoArray(kept, k + j);
        }
        return whole;
    }

    /** The cell before is kept and {@code c = f c + i g}, also where tanh c will be kept; i, f, g, o follow each other from i0 on. */
    static int cells(float[] kept, int i0, int hidden, float[] y, int c) {
        int whole = hidden - hidden % LANES;
        for (int j = 0; j < whole; j += LANES) {
            int i = i0 + j;
            FloatVector before = at(y, c + j);
            before.intoArray(kept, i + 4 * hidden);
            FloatVector after = at(kept, i + hidden).mul(before).add(at(kept, i).mul(at(kept, i + 2 * hidden)));
            after.intoArray(y, c + j);
            after.intoArray(kept, i + 5 * hidden);
        }
        return whole;
    }

    /** The gradient of the gate o's sum from {@code to} on, and what h adds to dc: before {@link #cell}. */
    static void output(
            float[] kept,
            int o0,
            float[] dy,
            int y0,
            float[] later,
            float[] dc,
            int s,
            int hidden,
            float[] dsums,
            int to) {
        int whole = hidden - hidden % LANES;
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int j = 0; j < whole; j += LANES) {
            FloatVector dh = at(dy, y0 + j).add(at(later, s + j));
            FloatVector t = at(kept, o0 + 2 * hidden + j);
            FloatVector out = at(kept, o0 + j);
            dh.mul(t).mul(out).mul(one.sub(out)).intoArray(dsums, to + j);
            at(dc, s + j).add(dh.mul(out).mul(one.sub(t.mul(t)))).intoArray(dc, s + j);
        }
    }

    /** The gradients of the sums of i, f and g from {@code d} on, and of the cell before, from that of the cell, which dc holds. */
    static int cell(float[] kept, int i0, float[] dc, int s, int hidden, float[] dsums, int d) {
        int whole = hidden - hidden % LANES;
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int j = 0; j < whole; j += LANES) {
            int i = i0 + j;
            FloatVector dcell = at(dc, s + j);
            FloatVector in = at(kept, i);
            FloatVector forget = at(kept, i + hidden);
            FloatVector cell = at(kept, i + 2 * hidden);
            dcell.mul(cell).mul(in).mul(one.sub(in)).intoArray(dsums, d + j);
            dcell.mul(at(kept, i + 4 * hidden)).mul(forget).mul(one.sub(forget)).intoArray(dsums, d + hidden + j);
            dcell.mul(in).mul(one.sub(cell.mul(cell))).intoArray(dsums, d + 2 * hidden + j);
            dcell.mul(forget).intoArray(dc, s + j);
        }
        return whole;
    }

    private static FloatVector at(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
