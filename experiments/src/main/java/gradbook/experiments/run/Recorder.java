package gradbook.experiments.run;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes down the loss of every step and the figures of every epoch, and tells a {@link Progress}. */
public final class Recorder {
    /** A curve keeps at most this many points; enough for a plot, and small enough to commit. */
    private static final int CURVE_POINTS = 1_000;

    private final Progress progress;
    private final List<EpochMeasures> epochs = new ArrayList<>();
    private final List<Double> secondsPerEpoch = new ArrayList<>();
    private double[] losses = new double[1_024];
    private double[] accuracies = new double[1_024];
    private int steps;
    private int epochStart;
    private long epochStarted;

    /** A recorder for one run. */
    public Recorder(Progress progress) {
        this.progress = progress;
    }

    /** Training begins. */
    public void begin(int plannedEpochs, int samplesPerEpoch) {
        progress.begin(plannedEpochs, samplesPerEpoch);
        epochStarted = System.nanoTime();
    }

    /** A step's loss, taken before its update; a loss that is not finite ends the run. */
    public void step(double loss, int samples) {
        step(loss, samples, Double.NaN);
    }

    /** A step's loss and the accuracy of its samples, 0 to 1. */
    public void step(double loss, int samples, double accuracy) {
        if (!Double.isFinite(loss)) {
            throw new Failure("the loss became " + loss + " at step " + steps + " (epoch " + (epochs.size() + 1)
                    + "), so training has diverged; try a smaller learning rate");
        }
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, 2 * steps);
            accuracies = Arrays.copyOf(accuracies, 2 * steps);
        }
        losses[steps] = loss;
        accuracies[steps] = accuracy;
        steps++;
        progress.step(samples, loss);
    }

    /** Ends an epoch: its mean training loss, and what was measured after it. */
    public void epoch(Measures measures) {
        double seconds = (System.nanoTime() - epochStarted) * 1e-9;
        Measures all = Measures.empty().with("trainLoss", meanLoss(epochStart, steps));
        for (var measure : measures.values().entrySet()) {
            all = all.with(measure.getKey(), measure.getValue());
        }
        EpochMeasures ended = new EpochMeasures(epochs.size() + 1, all);
        epochs.add(ended);
        secondsPerEpoch.add(seconds);
        progress.epoch(ended, seconds);
        epochStart = steps;
        epochStarted = System.nanoTime();
    }

    /** Training steps so far. */
    public int steps() {
        return steps;
    }

    /** Figures by epoch. */
    public List<EpochMeasures> epochs() {
        return List.copyOf(epochs);
    }

    List<Double> secondsPerEpoch() {
        return List.copyOf(secondsPerEpoch);
    }

    /** Every how many steps the curve has a point. */
    int curveEvery() {
        return Math.max(1, (steps + CURVE_POINTS - 1) / CURVE_POINTS);
    }

    /** Points {@code 0, every, 2 every, ...} of the loss curve, and its last. */
    List<CurvePoint> curve() {
        List<CurvePoint> curve = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (step % curveEvery() == 0 || step == steps - 1) {
                curve.add(CurvePoint.of(step, losses[step], Double.isNaN(accuracies[step]) ? null : accuracies[step]));
            }
        }
        return curve;
    }

    /** SHA-256 over the losses of all steps as IEEE 754 binary64, little-endian. */
    public String lossCurveSha256() {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(steps, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(losses, 0, steps);
        return Sha256.of(bytes.array());
    }

    private double meanLoss(int from, int to) {
        double sum = 0;
        for (int step = from; step < to; step++) {
            sum += losses[step];
        }
        return sum / (to - from);
    }
}
