package gradbook.experiments.run;

import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.io.Weights;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Snapshot;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.checkpoint.Saved;
import java.util.Optional;

/**
 * The training of a network that maps x to logits [n, classes].
 *
 * <pre>{@code
 * new Fit(model, train, validation, Optional.empty(), 10, optimizer, 20, Optional.empty(), key).run(recorder);
 * }</pre>
 *
 * @param validation looked at after each epoch
 * @param learned samples of the training part that are looked at likewise, as they are known by then
 * @param epochs at most
 * @param stopping what may end it earlier
 * @param key of all that is drawn in training, by step
 */
public record Fit(
        Module model,
        DataLoader train,
        Dataset validation,
        Optional<Dataset> learned,
        int classes,
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
        while (cursor.epoch() < epochs && !ended) {
            for (Batch batch : train.epoch(cursor.epoch(), cursor.batch())) {
                memory.step(() -> step(batch, recorder));
                cursor = new Cursor(cursor.epoch(), cursor.batch() + 1);
                Cursor now = cursor;
                recorder.stepped(saved -> save(saved, now));
            }
            Measures measures = measured();
            recorder.epoch(measures);
            ended = stopping.isPresent() && stopping.get().ends(model, measures.value("validationLoss"));
            cursor = new Cursor(cursor.epoch() + 1, 0);
        }
        stopping.ifPresent(stop -> stop.restore(model));
    }

    /** The place in the data: batches of an epoch that are done. */
    private record Cursor(int epoch, int batch) {}

    private void save(Saved saved, Cursor cursor) {
        Snapshot snapshot = optimizer.snapshot();
        saved.put("epoch", Integer.toString(cursor.epoch()));
        saved.put("batch", Integer.toString(cursor.batch()));
        saved.put("optimizer.steps", Long.toString(snapshot.steps()));
        saved.put("optimizer", snapshot.arrays());
        saved.put("model", model.state());
        stopping.ifPresent(stop -> stop.save(saved));
    }

    private Cursor restore(Saved saved) {
        long steps = Long.parseLong(saved.text("optimizer.steps"));
        Weights.restore(model, saved.arrays("model"));
        optimizer.restore(new Snapshot(steps, saved.arrays("optimizer")));
        stopping.ifPresent(stop -> stop.restore(saved));
        return new Cursor(Integer.parseInt(saved.text("epoch")), Integer.parseInt(saved.text("batch")));
    }

    private void step(Batch batch, Recorder recorder) {
        Mode mode = Mode.train(key.fold(recorder.steps()));
        Tensor loss = Loss.crossEntropy(model.forward(batch.x(), mode), batch.labels());
        recorder.step(loss.item(), batch.size());
        optimizer.step(Backward.from(loss));
    }

    private Measures measured() {
        Classifier.Evaluation evaluation = Classifier.evaluate(model, validation, classes);
        Measures measures = Measures.empty()
                .with("validationLoss", evaluation.loss())
                .with("validationAccuracy", evaluation.accuracy());
        if (learned.isEmpty()) {
            return measures;
        }
        Classifier.Evaluation known = Classifier.evaluate(model, learned.get(), classes);
        return measures.with("trainLossAfter", known.loss()).with("trainAccuracy", known.accuracy());
    }
}
