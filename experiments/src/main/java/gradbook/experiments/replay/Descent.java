package gradbook.experiments.replay;

import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.io.Weights;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Snapshot;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Recorder;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Training as the replayed programs do it: so many steps, each on what a generator draws for it. A training that goes on from a checkpoint
 * draws again what was drawn before, and so needs no generator's state.
 *
 * <pre>{@code
 * new Descent<>(model, List.of(optimizer), () -> random.randint(0, 182_625, 32), this::loss, 32)
 *         .run(200_000, Descent.every(10_000), recorder, Measures::empty);
 * }</pre>
 *
 * @param draws what a step is on, asked once for each step in turn
 * @param loss of it, to be minimized
 * @param samples in a step
 */
record Descent<B>(Module model, List<Optimizer> optimizers, Draws<B> draws, Function<B, Tensor> loss, int samples) {
    /** Where the steps' data comes from. */
    @FunctionalInterface
    interface Draws<B> {
        /** What the next step is on. */
        B next();
    }

    /** A line in the record after every {@code stretch} steps. */
    static IntPredicate every(int stretch) {
        return done -> done % stretch == 0;
    }

    /**
     * Trains, or goes on with a training that was ended earlier.
     *
     * @param ends after how many steps the record has a line, as for an epoch; after the last it has one in any case
     * @param measured what is taken down then
     */
    void run(int steps, IntPredicate ends, Recorder recorder, Supplier<Measures> measured) {
        IntPredicate line = done -> done == steps || ends.test(done);
        int lines = (int) IntStream.rangeClosed(1, steps).filter(line).count();
        StepMemory memory = new StepMemory();
        recorder.begin(lines, Math.toIntExact((long) steps * samples / lines));
        recorder.watch(model::state);
        recorder.resumed().ifPresent(this::restore);
        for (int done = 0; done < recorder.steps(); done++) {
            draws.next();
        }
        while (recorder.steps() < steps) {
            memory.step(() -> step(recorder));
            if (line.test(recorder.steps())) {
                recorder.epoch(measured.get());
            }
            recorder.stepped(this::saved);
        }
    }

    private void step(Recorder recorder) {
        Tensor value = loss.apply(draws.next());
        recorder.step(value.item(), samples);
        Gradients gradients = Backward.from(value);
        optimizers.forEach(optimizer -> optimizer.step(gradients));
    }

    private Saved saved() {
        Saved saved = new Saved().put("model", Weights.copy(model));
        for (int i = 0; i < optimizers.size(); i++) {
            Snapshot snapshot = optimizers.get(i).snapshot();
            saved.put(steps(i), Long.toString(snapshot.steps())).put(arrays(i), snapshot.arrays());
        }
        return saved;
    }

    private void restore(Saved saved) {
        Weights.restore(model, saved.arrays("model"));
        for (int i = 0; i < optimizers.size(); i++) {
            optimizers.get(i).restore(new Snapshot(Long.parseLong(saved.text(steps(i))), saved.arrays(arrays(i))));
        }
    }

    private static String steps(int optimizer) {
        return "optimizer" + optimizer + ".steps";
    }

    private static String arrays(int optimizer) {
        return "optimizer" + optimizer;
    }
}
