package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.experiments.checkpoint.Saved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The loss of every step, and the accuracy where it was measured. */
final class LossCurve {
    /** A curve keeps at most this many points; enough for a plot, and small enough to commit. */
    private static final int POINTS = 1_000;

    /** Names in a checkpoint. */
    private static final String LOSSES = "recorder.losses";

    private static final String ACCURACIES = "recorder.accuracies";

    private final LossDigest digest = new LossDigest();
    private final List<LossMark> marks = new ArrayList<>();
    private double[] losses = new double[1_024];
    private double[] accuracies = new double[1_024];
    private int steps;

    /** The next step's. */
    void add(double loss, double accuracy) {
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps);
            accuracies = Arrays.copyOf(accuracies, 2 * steps);
        }
        losses[steps] = loss;
        accuracies[steps] = accuracy;
        digest.add(loss);
        steps++;
        if (isMarked()) {
            marks.add(mark());
        }
    }

    int steps() {
        return steps;
    }

    /** Whether the last step has a mark. */
    boolean isMarked() {
        return Trace.isMarked(steps);
    }

    /** Where the losses stand after the last step. */
    LossMark mark() {
        return new LossMark(steps - 1, Double.toHexString(losses[steps - 1]), Trace.shortened(digest.sha256()));
    }

    /** The marks so far, the last step's among them. */
    List<LossMark> marks() {
        List<LossMark> all = new ArrayList<>(marks);
        if (!isMarked()) {
            all.add(mark());
        }
        return all;
    }

    /** Every how many steps {@link #points} has one. */
    int every() {
        return Math.max(1, (steps + POINTS - 1) / POINTS);
    }

    /** Points {@code 0, every, 2 every, ...}, and the last. */
    List<CurvePoint> points() {
        List<CurvePoint> points = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (step % every() == 0 || step == steps - 1) {
                Double accuracy = Double.isNaN(accuracies[step]) ? null : Double.valueOf(accuracies[step]);
                points.add(CurvePoint.of(step, losses[step], accuracy));
            }
        }
        return points;
    }

    /** SHA-256 over the losses of all steps as IEEE 754 binary64, little-endian. */
    String sha256() {
        return digest.sha256();
    }

    /** The mean from a step on. */
    double mean(int from) {
        double sum = 0;
        for (int step = from; step < steps; step++) {
            sum += losses[step];
        }
        return sum / (steps - from);
    }

    void save(Saved saved) {
        saved.put(LOSSES, NdArray.of(Shape.of(steps), Arrays.copyOf(losses, steps)));
        saved.put(ACCURACIES, NdArray.of(Shape.of(steps), Arrays.copyOf(accuracies, steps)));
    }

    void restore(Saved saved) {
        double[] earlier = saved.array(LOSSES).doubles();
        double[] measured = saved.array(ACCURACIES).doubles();
        for (int step = 0; step < earlier.length; step++) {
            add(earlier[step], measured[step]);
        }
    }
}
