package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.VectorUnit;

/**
 * Causal self-attention of places that come after others whose keys and values are kept (math.md §10.5): the bits that
 * {@link gradbook.engine.op.SelfAttention} has at these places, float32. A row meets the places before it and itself alone, so that there
 * is nothing to hide.
 */
public final class CachedAttention {
    private CachedAttention() {}

    /**
     * Attends, and keeps the keys and values of the new places.
     *
     * @param x [t, 3 heads d]: at each new place the queries of all heads, then their keys, then their values
     * @param keys [context, heads d], of which the first {@code before} rows are those of the places before
     * @param values likewise
     * @return [t, heads d]
     */
    public static NdArray rows(NdArray x, int heads, NdArray keys, NdArray values, int before) {
        int t = x.shape().size(0);
        int width = x.shape().size(1) / 3;
        int d = width / heads;
        float scale = (float) (1 / Math.sqrt(d));
        NdArray y = NdArray.zeros(Shape.of(t, width), DType.FLOAT32);
        float[] query = new float[d];
        float[] seen = new float[before + t];
        for (int row = 0; row < t; row++) {
            int at = row * 3 * width;
            int place = before + row;
            System.arraycopy(x.floats(), at + width, keys.floats(), place * width, width);
            System.arraycopy(x.floats(), at + 2 * width, values.floats(), place * width, width);
            for (int head = 0; head < heads; head++) {
                for (int j = 0; j < d; j++) {
                    query[j] = x.floats()[at + head * d + j] * scale;
                }
                Matrix q = new Matrix(query, 0, d, 1);
                Matrix turned = new Matrix(keys.floats(), head * d, 1, width);
                Dots.product(q, turned, new Matrix(seen, 0, place + 1, 1), 1, d, place + 1);
                SoftmaxRows.softmax(seen, 0, place + 1, place + 1);
                sum(seen, place + 1, values.floats(), head * d, width, y.floats(), row * width + head * d, d);
            }
        }
        return y;
    }

    /** {@code y_j = Σ_p seen_p v_pj} over ascending p; y is zeros. */
    private static void sum(float[] seen, int count, float[] v, int v0, int row, float[] y, int y0, int d) {
        if (VectorUnit.isThere() && d % Tile.WIDTH == 0) {
            for (int j = 0; j < d; j += Tile.WIDTH) {
                PanelRows.one(seen, 0, v, v0 + j, row, count, y, y0 + j);
            }
            return;
        }
        for (int p = 0; p < count; p++) {
            float share = seen[p];
            int from = v0 + p * row;
            for (int j = 0; j < d; j++) {
                y[y0 + j] = Fma.fma(share, v[from + j], y[y0 + j]);
            }
        }
    }
}
