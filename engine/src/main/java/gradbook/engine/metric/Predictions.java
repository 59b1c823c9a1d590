package gradbook.engine.metric;

import gradbook.engine.array.NdArray;
import java.util.List;

/** From scores to classes. */
public final class Predictions {
    private Predictions() {}

    /**
     * The class with the highest score in each row of [n, classes], the first one if several tie; [n], int32. A NaN is
     * refused: a network that answers NaN predicts nothing, and a metric of its answers would look like a result.
     */
    public static NdArray of(NdArray scores) {
        Scores.check("predictions", scores);
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
