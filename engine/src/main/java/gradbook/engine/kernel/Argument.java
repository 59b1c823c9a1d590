package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.List;

/** Where maxima stand. */
public final class Argument {
    /** Inputs a thread must get before dividing pays. */
    private static final int GRAIN = 16_384;

    private Argument() {}

    /** The index of the first maximum along one axis, which must not be empty; a NaN is larger than any number. int32. */
    public static NdArray ofMax(NdArray x, int axis, boolean keep) {
        Shape shape = x.shape();
        int n = shape.size(axis);
        int inner = shape.count(axis + 1, shape.rank());
        NdArray y = NdArray.zeros(shape.reduce(List.of(axis), keep), DType.INT32);
        Workers.split(y.count(), 1 + GRAIN / n, (from, to) -> {
            for (int out = from; out < to; out++) {
                y.ints()[out] = first(x, out / inner * n * inner + out % inner, n, inner);
            }
        });
        return y;
    }

    private static int first(NdArray x, int start, int n, int step) {
        int best = 0;
        for (int i = 1; i < n && !Double.isNaN(x.at(start + best * step)); i++) {
            double value = x.at(start + i * step);
            if (value > x.at(start + best * step) || Double.isNaN(value)) {
                best = i;
            }
        }
        return best;
    }
}
