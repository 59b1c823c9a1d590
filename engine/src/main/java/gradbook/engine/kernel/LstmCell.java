package gradbook.engine.kernel;

import gradbook.engine.kernel.function.ArrayFunctions;
import gradbook.engine.runtime.VectorUnit;

/** One step of one sample of {@link LstmSequence}, in float32 and in float64. */
final class LstmCell {
    private static final boolean VECTORS = VectorUnit.isThere();

    private LstmCell() {}

    /** What the gates are functions of: {@code (a + biasA) + (u + biasU)}, into the first four rows of what is kept; or without biases. */
    static void sums(float[] a, float[] biasA, float[] u, float[] biasU, int row, int at, int gates, float[] kept) {
        int k = at * gates / 4 * LstmSequence.KEPT;
        if (biasA == null) {
            Arithmetic.add(a, at * gates, 1, u, row * gates, 1, kept, k, gates);
            return;
        }
        int whole = VECTORS ? LstmCellVectors.sums(a, at * gates, biasA, u, row * gates, biasU, kept, k, gates) : 0;
        for (int j = whole; j < gates; j++) {
            kept[k + j] = (a[at * gates + j] + biasA[j]) + (u[row * gates + j] + biasU[j]);
        }
    }

    /** The gates of a sample, its h, and its cell, which lies from {@code cells} on in y and is replaced. */
    static void forward(float[] kept, int at, float[] y, int cells, int row, int hidden) {
        int i = at * LstmSequence.KEPT * hidden;
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int before = o + hidden;
        int tanh = before + hidden;
        int c = cells + row * hidden;
        ArrayFunctions.sigmoid(kept, kept, i, g);
        ArrayFunctions.tanh(kept, kept, g, o);
        ArrayFunctions.sigmoid(kept, kept, o, before);
        for (int j = VECTORS ? LstmCellVectors.cells(kept, i, hidden, y, c) : 0; j < hidden; j++) {
            kept[before + j] = y[c + j];
            y[c + j] = kept[f + j] * y[c + j] + kept[i + j] * kept[g + j];
            kept[tanh + j] = y[c + j];
        }
        ArrayFunctions.tanh(kept, kept, tanh, tanh + hidden);
        int h = at * hidden;
        for (int j = VECTORS ? ArithmeticVectors.multiply(kept, o, kept, tanh, y, h, hidden) : 0; j < hidden; j++) {
            y[h + j] = kept[o + j] * kept[tanh + j];
        }
    }

    /**
     * A sample's gradients: {@code dh = dy +} what the later step says, dc is replaced by that of the cell before.
     *
     * @param at the sample's row among those of all steps
     * @param row the sample's row among those of one
     */
    static void backward(
            float[] kept, float[] dy, int at, float[] later, float[] dc, int row, int hidden, float[] dsums) {
        int i = at * LstmSequence.KEPT * hidden;
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int before = o + hidden;
        int tanh = before + hidden;
        int s = row * hidden;
        int d = at * 4 * hidden;
        int whole = 0;
        if (VECTORS) {
            LstmCellVectors.output(kept, o, dy, at * hidden, later, dc, s, hidden, dsums, d + 3 * hidden);
            whole = LstmCellVectors.cell(kept, i, dc, s, hidden, dsums, d);
        }
        for (int j = whole; j < hidden; j++) {
            float dh = dy[at * hidden + j] + later[s + j];
            float t = kept[tanh + j];
            float out = kept[o + j];
            float in = kept[i + j];
            float forget = kept[f + j];
            float cell = kept[g + j];
            float dcell = dc[s + j] + dh * out * (1 - t * t);
            dsums[d + j] = dcell * cell * in * (1 - in);
            dsums[d + hidden + j] = dcell * kept[before + j] * forget * (1 - forget);
            dsums[d + 2 * hidden + j] = dcell * in * (1 - cell * cell);
            dsums[d + 3 * hidden + j] = dh * t * out * (1 - out);
            dc[s + j] = dcell * forget;
        }
    }

    static void sums(
            double[] a, double[] biasA, double[] u, double[] biasU, int row, int at, int gates, double[] kept) {
        int k = at * gates / 4 * LstmSequence.KEPT;
        for (int j = 0; j < gates; j++) {
            double fromInput = a[at * gates + j];
            double fromHidden = u[row * gates + j];
            kept[k + j] = biasA == null ? fromInput + fromHidden : (fromInput + biasA[j]) + (fromHidden + biasU[j]);
        }
    }

    static void forward(double[] kept, int at, double[] y, int cells, int row, int hidden) {
        int i = at * LstmSequence.KEPT * hidden;
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int before = o + hidden;
        int tanh = before + hidden;
        int c = cells + row * hidden;
        for (int j = i; j < before; j++) {
            kept[j] = j < g || j >= o ? MathFunctions.sigmoid(kept[j]) : MathFunctions.tanh(kept[j]);
        }
        for (int j = 0; j < hidden; j++) {
            kept[before + j] = y[c + j];
            y[c + j] = kept[f + j] * y[c + j] + kept[i + j] * kept[g + j];
            kept[tanh + j] = y[c + j];
        }
        for (int j = tanh; j < tanh + hidden; j++) {
            kept[j] = MathFunctions.tanh(kept[j]);
        }
        for (int j = 0; j < hidden; j++) {
            y[at * hidden + j] = kept[o + j] * kept[tanh + j];
        }
    }

    static void backward(
            double[] kept, double[] dy, int at, double[] later, double[] dc, int row, int hidden, double[] dsums) {
        int i = at * LstmSequence.KEPT * hidden;
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int before = o + hidden;
        int tanh = before + hidden;
        int s = row * hidden;
        int d = at * 4 * hidden;
        for (int j = 0; j < hidden; j++) {
            double dh = dy[at * hidden + j] + later[s + j];
            double t = kept[tanh + j];
            double out = kept[o + j];
            double in = kept[i + j];
            double forget = kept[f + j];
            double cell = kept[g + j];
            double dcell = dc[s + j] + dh * out * (1 - t * t);
            dsums[d + j] = dcell * cell * in * (1 - in);
            dsums[d + hidden + j] = dcell * kept[before + j] * forget * (1 - forget);
            dsums[d + 2 * hidden + j] = dcell * in * (1 - cell * cell);
            dsums[d + 3 * hidden + j] = dh * t * out * (1 - out);
            dc[s + j] = dcell * forget;
        }
    }
}
