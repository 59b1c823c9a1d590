package gradbook.engine.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision, recall and F1 from a confusion matrix: by class, and averaged over classes (math.md §15.2).
 *
 * @param byClass one for each class of the matrix, whether or not it occurs
 * @param micro of all decisions together: in single-label classification precision, recall and F1 all are the accuracy
 * @param macro the mean over classes, each counting the same
 * @param weighted the mean over classes, each counting by its support
 */
public record ClassReport(List<ClassScore> byClass, ClassScore micro, ClassScore macro, ClassScore weighted) {
    public ClassReport {
        byClass = List.copyOf(byClass);
    }

    /** The report on all that {@code matrix} has counted so far. */
    public static ClassReport of(ConfusionMatrix matrix) {
        int[][] counts = matrix.counts();
        List<ClassScore> byClass = new ArrayList<>();
        long right = 0;
        long total = 0;
        for (int c = 0; c < counts.length; c++) {
            long support = 0;
            long predicted = 0;
            for (int other = 0; other < counts.length; other++) {
                support += counts[c][other];
                predicted += counts[other][c];
            }
            byClass.add(ClassScore.of(counts[c][c], predicted, support));
            right += counts[c][c];
            total += support;
        }
        double[] equal = new double[counts.length];
        double[] bySupport = new double[counts.length];
        for (int c = 0; c < counts.length; c++) {
            equal[c] = 1;
            bySupport[c] = byClass.get(c).support();
        }
        return new ClassReport(
                byClass,
                ClassScore.of(right, total, total),
                mean(byClass, equal, counts.length, total),
                mean(byClass, bySupport, total, total));
    }

    /** Sums in ascending order of the class, divided once; 0 over no weight. */
    private static ClassScore mean(List<ClassScore> scores, double[] weights, double weight, long support) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        for (int c = 0; c < weights.length; c++) {
            precision += weights[c] * scores.get(c).precision();
            recall += weights[c] * scores.get(c).recall();
            f1 += weights[c] * scores.get(c).f1();
        }
        return weight == 0
                ? new ClassScore(0, 0, 0, support)
                : new ClassScore(precision / weight, recall / weight, f1 / weight, support);
    }
}
