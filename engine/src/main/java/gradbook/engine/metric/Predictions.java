package gradbook.engine.metric;

import gradbook.engine.array.NdArray;
import java.util.List;

/** From scores to classes. */
public final class Predictions {
    private Predictions() {}

    /** The class with the highest score in each row of [n, classes], the first one if several tie; [n], int32. */
    public static NdArray of(NdArray scores) {
        if (scores.shape().rank() != 2 || scores.shape().size(1) == 0) {
            throw new IllegalArgumentException("predictions: expected scores [n, classes], found " + scores.shape());
        }
        int n = scores.shape().size(0);
        int classes = scores.shape().size(1);
        int[] best = new int[n];
        for (int row = 0; row < n; row++) {
            for (int c = 1; c < classes; c++) {
                if (scores.at(row * classes + c) > scores.at(row * classes + best[row])) {
                    best[row] = c;
                }
            }
        }
        return NdArray.of(scores.shape().reduce(List.of(1), false), best);
    }
}
