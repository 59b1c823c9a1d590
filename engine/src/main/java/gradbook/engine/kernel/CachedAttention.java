package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.VectorUnit;
import java.util.Arrays;

/**
 * Causal self-attention of places that come after others whose keys and values are kept (math.md §10.5): the bits that
 * {@link gradbook.engine.op.SelfAttention} has at these places, float32. A row meets the places before it and itself alone, so that there
 * is nothing to hide.
 */
public final class CachedAttention {
    private CachedAttention() {}

    /**
     * Room for the keys of up to {@code context} places: those of {@link #lanes()} places side by side, so that a query meets as many at a time.
     * Place p's key c is at {@code ((p / lanes) width + c) lanes + p % lanes}.
     */
    public static float[] keys(int context, int width) {
        int lanes = lanes();
        return new float[Math.multiplyExact(Math.multiplyExact((context + lanes - 1) / lanes, lanes), width)];
    }

    private static int lanes() {
        return VectorUnit.isThere() ? Tile.WIDTH : 1;
    }

    /**
     * Attends, and keeps the keys and values of the new places.
     *
     * @param x [t, 3 heads d]: at each new place the queries of all heads, then their keys, then their values
     * @param keys as {@link #keys} makes room for them, those of {@code before} places known
     * @param values [context, heads d], likewise
     * @return [t, heads d]
     */
    public static NdArray rows(NdArray x, int heads, float[] keys, NdArray values, int before) {
        int t = x.shape().size(0);
        int width = x.shape().size(1) / 3;
        int d = width / heads;
        int lanes = lanes();
        float scale = (float) (1 / Math.sqrt(d));
        NdArray y = NdArray.zeros(Shape.of(t, width), DType.FLOAT32);
        float[] query = new float[d];
        float[] seen = new float[(before + t + lanes - 1) / lanes * lanes];
        for (int row = 0; row < t; row++) {
            int at = row * 3 * width;
            int place = before + row;
            int key = place / lanes * width * lanes + place % lanes;
            for (int c = 0; c < width; c++) {
                keys[key + c * lanes] = x.floats()[at + width + c];
            }
            System.arraycopy(x.floats(), at + 2 * width, values.floats(), place * width, width);
            for (int head = 0; head < heads; head++) {
                for (int j = 0; j < d; j++) {
                    query[j] = x.floats()[at + head * d + j] * scale;
                }
                for (int first = 0; first <= place; first += lanes) {
                    sum(query, d, keys, first * width + head * d * lanes, lanes, seen, first, lanes);
                }
                SoftmaxRows.softmax(seen, 0, place + 1, place + 1);
                sum(seen, place + 1, values.floats(), head * d, width, y.floats(), row * width + head * d, d);
            }
        }
        return y;
    }

    /** {@code y_j = Σ_p a_p b_pj} over ascending p, for so many p and j; rows of B begin {@code row} apart. */
    private static void sum(float[] a, int count, float[] b, int b0, int row, float[] y, int y0, int columns) {
        if (VectorUnit.isThere() && columns % Tile.WIDTH == 0) {
            for (int j = 0; j < columns; j += Tile.WIDTH) {
                PanelRows.one(a, 0, b, b0 + j, row, count, y, y0 + j);
            }
            return;
        }
        Arrays.fill(y, y0, y0 + columns, 0);
        for (int p = 0; p < count; p++) {
            float share = a[p];
            int from = b0 + p * row;
            for (int j = 0; j < columns; j++) {
                y[y0 + j] = Fma.fma(share, b[from + j], y[y0 + j]);
            }
        }
    }
}
