package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.experiments.checkpoint.Checkpoints;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.io.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes down the loss of every step and the figures of every epoch, and tells a {@link Progress} and a {@link Witness}. */
public final class Recorder {
    /** Its name in a checkpoint. */
    private static final String RECORDER = "recorder";

    private final Progress progress;
    private final Witness witness;
    private final Checkpoints checkpoints;
    private final LossCurve curve = new LossCurve();
    private final List<EpochMark> epochMarks = new ArrayList<>();
    private Supplier<Map<String, NdArray>> network = Map::of;
    private final List<EpochMeasures> epochs = new ArrayList<>();
    private final List<Double> secondsPerEpoch = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private long samples;
    private int epochStart;
    private long started;
    private long epochStarted;
    private double secondsBefore;

    /**
     * What of a checkpoint is no array.
     *
     * @param samples of all steps
     * @param seconds that the training took
     * @param secondsOfEpoch of these those of the epoch that has not ended
     * @param texts written on the way; null in a checkpoint from before there were any
     */
    private record State(
            List<EpochMeasures> epochs,
            List<EpochMark> marks,
            List<Double> secondsPerEpoch,
            int epochStart,
            long samples,
            double seconds,
            double secondsOfEpoch,
            List<String> texts) {}

    /** A recorder for one run. */
    public Recorder(Progress progress) {
        this(progress, Witness.NONE, Checkpoints.NONE);
    }

    /** A recorder for one run that somebody watches, or that is kept on the way. */
    public Recorder(Progress progress, Witness witness, Checkpoints checkpoints) {
        this.progress = progress;
        this.witness = witness;
        this.checkpoints = checkpoints;
    }

    /** From now on every epoch takes down what the network holds, such as {@code model::state}. */
    public void watch(Supplier<Map<String, NdArray>> state) {
        network = state;
    }

    /** Training begins. */
    public void begin(int plannedEpochs, int samplesPerEpoch) {
        progress.begin(plannedEpochs, samplesPerEpoch);
        started = System.nanoTime();
        epochStarted = started;
    }

    /**
     * What a training goes on from, or nothing if it begins; this recorder goes on from it, too. Asked for once, after {@link #begin}; a
     * training that asks tells {@link #stepped} of every step.
     */
    public Optional<Saved> resumed() {
        Optional<Saved> saved = checkpoints.resumed();
        saved.ifPresent(this::restore);
        return saved;
    }

    /** A step has ended, and {@code state} is what the training needs to go on from here; nothing goes on from what is not finite. */
    public void stepped(Supplier<Saved> state) {
        checkpoints.stepped(steps(), () -> {
            Saved saved = state.get();
            if (!saved.isFinite()) {
                return Optional.empty();
            }
            save(saved);
            return Optional.of(saved);
        });
    }

    private void save(Saved saved) {
        long now = System.nanoTime();
        curve.save(saved);
        saved.put(
                RECORDER,
                Json.write(new State(
                        epochs,
                        epochMarks,
                        secondsPerEpoch,
                        epochStart,
                        samples,
                        secondsBefore + (now - started) * 1e-9,
                        (now - epochStarted) * 1e-9,
                        texts)));
    }

    private void restore(Saved saved) {
        State state = Json.readOwn(saved.text(RECORDER), State.class);
        curve.restore(saved);
        epochs.addAll(state.epochs());
        epochMarks.addAll(state.marks());
        secondsPerEpoch.addAll(state.secondsPerEpoch());
        epochStart = state.epochStart();
        samples = state.samples();
        secondsBefore = state.seconds();
        texts.clear(); // what was written before the training began is among them
        texts.addAll(Objects.requireNonNullElse(state.texts(), List.of()));
        epochStarted -= (long) (state.secondsOfEpoch() * 1e9);
        progress.resume(samples, epochs.size(), secondsBefore);
    }

    /** Seconds of training before this process went on with it. */
    double secondsBefore() {
        return secondsBefore;
    }

    /** A step's loss, taken before its update; a loss that is not finite ends the run. */
    public void step(double loss, int samples) {
        step(loss, samples, Double.NaN);
    }

    /** A step's loss and the accuracy of its samples, 0 to 1. */
    public void step(double loss, int count, double accuracy) {
        if (!Double.isFinite(loss)) {
            throw diverged(lossBecame(loss), "", "");
        }
        curve.add(loss, accuracy);
        samples += count;
        progress.step(count, loss);
        witness.step(steps() - 1, loss);
        if (curve.isMarked()) {
            witness.mark(curve.mark());
        }
    }

    /** The failure of a run whose loss is not finite at the step to come, and why. */
    Failure diverged(Divergence divergence, LastGradients gradients) {
        return diverged(
                lossBecame(divergence.loss()), gradients.origin().orElse(divergence.origin()), gradients.norms());
    }

    /** The failure of a run whose last step spoilt a parameter. */
    Failure diverged(String parameter, LastGradients gradients) {
        return diverged(
                "the parameter " + parameter + " was not finite after step " + (steps() - 1),
                gradients.origin().orElse(""),
                gradients.norms());
    }

    private String lossBecame(double loss) {
        return "the loss became " + loss + " at step " + steps();
    }

    private Failure diverged(String what, String origin, String norms) {
        return new Failure(what + " (epoch " + (epochs.size() + 1) + "), so training has diverged"
                + (origin.isEmpty() ? "" : ": " + origin)
                + (norms.isEmpty() ? "" : "; the gradients of the last steps had the norms " + norms)
                + "; try a smaller learning rate");
    }

    /** Ends an epoch: its mean training loss, and what was measured after it. */
    public void epoch(Measures measures) {
        double seconds = (System.nanoTime() - epochStarted) * 1e-9;
        Measures all = Measures.empty().with("trainLoss", curve.mean(epochStart));
        for (var measure : measures.values().entrySet()) {
            all = all.with(measure.getKey(), measure.getValue());
        }
        EpochMeasures ended = new EpochMeasures(epochs.size() + 1, all);
        epochs.add(ended);
        secondsPerEpoch.add(seconds);
        progress.epoch(ended, seconds);
        EpochMark mark = epochMark();
        epochMarks.add(mark);
        witness.epoch(mark);
        epochStart = steps();
        epochStarted = System.nanoTime();
    }

    private EpochMark epochMark() {
        Map<String, TensorMark> tensors = new LinkedHashMap<>();
        network.get().forEach((name, tensor) -> tensors.put(name, TensorMark.of(tensor)));
        return new EpochMark(epochs.size(), steps(), tensors);
    }

    /** The network has written something on the way. */
    public void wrote(String text) {
        texts.add(text);
    }

    /** What it has written on the way, in order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** What the run passed through so far. */
    public Trace trace() {
        return new Trace(curve.marks(), List.copyOf(epochMarks));
    }

    /** Training steps so far. */
    public int steps() {
        return curve.steps();
    }

    /** Figures by epoch. */
    public List<EpochMeasures> epochs() {
        return List.copyOf(epochs);
    }

    /** A figure of the last epoch that has ended. */
    public double last(String name) {
        return epochs.get(epochs.size() - 1).measures().value(name);
    }

    List<Double> secondsPerEpoch() {
        return List.copyOf(secondsPerEpoch);
    }

    /** The loss of every step. */
    LossCurve curve() {
        return curve;
    }

    /** SHA-256 over the losses of all steps as IEEE 754 binary64, little-endian. */
    public String lossCurveSha256() {
        return curve.sha256();
    }
}
