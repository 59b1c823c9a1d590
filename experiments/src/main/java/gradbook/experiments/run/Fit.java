package gradbook.experiments.run;

import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.io.Weights;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Snapshot;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.checkpoint.Saved;
import java.util.Optional;

/**
 * The training of a network by batches.
 *
 * <pre>{@code
 * Objective objective = new Classification(validation, Optional.empty(), 10);
 * new Fit(model, train, objective, optimizer, 20, Optional.empty(), key).run(recorder);
 * }</pre>
 *
 * @param epochs at most
 * @param stopping what may end it earlier
 * @param key of all that is drawn in training, by step
 */
public record Fit(
        Module model,
        DataLoader train,
        Objective objective,
        Optimizer optimizer,
        int epochs,
        Optional<EarlyStopping> stopping,
        RandomKey key) {
    /** Trains, or goes on with a training that was ended earlier. */
    public void run(Recorder recorder) {
        StepMemory memory = new StepMemory();
        recorder.begin(epochs, train.samples());
        recorder.watch(model::state);
        Cursor cursor = recorder.resumed().map(this::restore).orElse(new Cursor(0, 0));
        boolean ended = false;
        Kept newer = new Kept(recorder.steps(), saved(cursor));
        Kept older = newer;
        while (cursor.epoch() < epochs && !ended) {
            for (Batch batch : train.epoch(cursor.epoch(), cursor.batch())) {
                try {
                    memory.step(() -> step(batch, recorder));
                } catch (Divergence divergence) {
                    throw recorder.diverged(divergence, again(older, newer, recorder));
                }
                cursor = new Cursor(cursor.epoch(), cursor.batch() + 1);
                Cursor now = cursor;
                recorder.stepped(() -> saved(now));
                if (recorder.steps() % Trace.EVERY == 0) {
                    older = newer;
                    newer = new Kept(recorder.steps(), saved(cursor));
                }
            }
            Optional<String> spoilt = Divergence.spoilt(model);
            if (spoilt.isPresent()) {
                throw recorder.diverged(spoilt.get(), again(older, newer, recorder));
            }
            Measures measures = objective.measured(model);
            recorder.epoch(measures);
            ended = stopping.isPresent() && stopping.get().ends(model, measures.value(Objective.VALIDATION_LOSS));
            cursor = new Cursor(cursor.epoch() + 1, 0);
        }
        stopping.ifPresent(stop -> stop.restore(model));
    }

    /** The state after so many steps. */
    private record Kept(int steps, Saved state) {}

    /** The place in the data: batches of an epoch that are done. */
    private record Cursor(int epoch, int batch) {}

    /** Copies of all that the next step depends on. */
    private Saved saved(Cursor cursor) {
        Snapshot snapshot = optimizer.snapshot();
        Saved saved = new Saved()
                .put("epoch", Integer.toString(cursor.epoch()))
                .put("batch", Integer.toString(cursor.batch()))
                .put("optimizer.steps", Long.toString(snapshot.steps()))
                .put("optimizer", snapshot.arrays())
                .put("model", Weights.copy(model));
        stopping.ifPresent(stop -> stop.save(saved));
        return saved;
    }

    private Cursor restore(Saved saved) {
        long steps = Long.parseLong(saved.text("optimizer.steps"));
        Weights.restore(model, saved.arrays("model"));
        optimizer.restore(new Snapshot(steps, saved.arrays("optimizer")));
        stopping.ifPresent(stop -> stop.restore(saved));
        return new Cursor(Integer.parseInt(saved.text("epoch")), Integer.parseInt(saved.text("batch")));
    }

    private void step(Batch batch, Recorder recorder) {
        Tensor loss = loss(batch, recorder.steps());
        if (!Double.isFinite(loss.item())) {
            throw Divergence.of(loss, model);
        }
        recorder.step(loss.item(), batch.size());
        optimizer.step(Backward.from(loss));
    }

    private Tensor loss(Batch batch, int step) {
        return objective.loss(model.forward(batch.x(), Mode.train(key.fold(step))), batch.labels());
    }

    /**
     * What is told of the gradients of the last steps. To look at them at every step would cost time, so these steps are done again from a
     * state that was kept: they give the same bits.
     */
    private LastGradients again(Kept older, Kept newer, Recorder recorder) {
        int end = recorder.steps();
        Kept from = end - newer.steps() >= LastGradients.SHOWN ? newer : older;
        StepMemory memory = new StepMemory();
        LastGradients last = new LastGradients(model);
        Cursor cursor = restore(from.state());
        for (int step = from.steps(); step < end; cursor = new Cursor(cursor.epoch() + 1, 0)) {
            for (Batch batch : train.epoch(cursor.epoch(), cursor.batch())) {
                int now = step++;
                memory.step(() -> {
                    Tensor loss = loss(batch, now);
                    optimizer.step(last.of(loss, now));
                });
                if (step == end) {
                    break; // the other batches are not made
                }
            }
        }
        return last;
    }
}
