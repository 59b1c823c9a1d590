package gradbook.engine.metric;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;

/** What a metric may ask of its scores [n, classes] and labels [n]; the error names the metric. */
final class Scores {
    private Scores() {}

    /** Refuses another shape, integers, and NaN: it is above nothing, so whichever class stood first would seem to win. */
    static void check(String metric, NdArray scores) {
        if (scores.shape().rank() != 2 || scores.shape().size(1) == 0) {
            throw new IllegalArgumentException(metric + ": expected scores [n, classes], found " + scores.shape());
        }
        int classes = scores.shape().size(1);
        for (int i = 0; i < scores.count(); i++) {
            if (Double.isNaN(scores.at(i))) {
                throw new IllegalArgumentException(
                        metric + ": the score of class " + i % classes + " in row " + i / classes + " is NaN");
            }
        }
    }

    /** As {@link #check(String, NdArray)}, and refuses labels that are not one class for each row. */
    static void check(String metric, NdArray scores, NdArray labels) {
        check(metric, scores);
        int classes = scores.shape().size(1);
        if (labels.dtype() != DType.INT32 || labels.count() != scores.shape().size(0)) {
            throw new IllegalArgumentException(metric + ": expected a label, int32, for each row of scores "
                    + scores.shape() + ", found " + labels.dtype() + " " + labels.shape());
        }
        for (int row = 0; row < labels.count(); row++) {
            int label = labels.ints()[row];
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        metric + ": label " + label + " of row " + row + " is out of range 0.." + (classes - 1));
            }
        }
    }
}
