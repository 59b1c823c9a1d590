package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.regularization.Regularization;
import gradbook.experiments.testing.Runs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStoppingTest {
    /** An equal loss is no new minimum; a new minimum starts the waiting anew; epochs count from 1. */
    @ParameterizedTest
    @CsvSource({
        "1, 3 2 2.5 1,         3, 2",
        "1, 3 3 1,             2, 1",
        "2, 3 2 2.5 1 1.5 1.2 0.5, 6, 4",
        "2, 2 2 2 2,           3, 1",
        "3, 1 2 3 0.9 2 3 4 0, 7, 4",
        "1, 5 4 3 2 1,         0, 5",
        "5, 1 2 3,             0, 1",
    })
    void trainingEndsAfterThePatienceAndGoesBackToTheMinimum(int patience, String losses, int end, int best) {
        Module model = model();
        Training training = new Training(model);
        EarlyStopping stopping = new EarlyStopping(patience);
        List<Map<String, NdArray>> states = new ArrayList<>();
        int ended = 0;
        for (String loss : losses.split(" ")) {
            training.step(states.size());
            states.add(state(model));
            if (stopping.ends(model, Double.parseDouble(loss))) {
                ended = states.size();
                break;
            }
        }
        assertEquals(end, ended);
        stopping.restore(model);
        assertEquals(states.get(best - 1), model.state());
    }

    /** What the table's steps change: without it, putting back would be nothing to see. */
    @Test
    void aStepChangesEveryWeightAndBuffer() {
        Module model = model();
        Map<String, NdArray> before = state(model);
        new Training(model).step(0);
        assertTrue(before.containsKey("norm.running_var") && before.containsKey("norm.num_batches_tracked"));
        model.state().forEach((name, array) -> assertNotEquals(before.get(name), array, name));
    }

    /** On real images: the final validation figures are those of the epoch with the lowest loss, not of the last one. */
    @Test
    void aRealTrainingEndsEarlyWithItsBestEpoch() {
        Result result = Runs.run(
                        Regularization.BASELINE,
                        Overrides.NONE
                                .with("trainSamples", 100)
                                .with("validationSamples", 500)
                                .with("hidden", 32)
                                .with("learningRate", 0.05)
                                .with("patience", 2),
                        2)
                .result();
        EpochMeasures best = result.epochs().stream()
                .min(Comparator.comparingDouble(epoch -> epoch.measures().value("validationLoss")))
                .orElseThrow();
        assertEquals(best.epoch() + 2, result.epochs().size());
        assertTrue(result.epochs().size() < 60, "it ended at " + result.epochs().size());
        assertEquals(
                best.measures().value("validationAccuracy"), result.metrics().value("validationAccuracy"));
        assertEquals(best.measures().value("trainAccuracy"), result.metrics().value("trainAccuracy"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void aPatienceBelowOneIsRefused(int patience) {
        assertEquals(
                "early stopping: expected a patience of at least 1, found " + patience,
                assertThrows(IllegalArgumentException.class, () -> new EarlyStopping(patience))
                        .getMessage());
    }

    /** A checkpoint between two epochs changes nothing. */
    @Test
    void itGoesOnFromACheckpoint() {
        Module model = model();
        EarlyStopping stopping = new EarlyStopping(2);
        assertFalse(stopping.ends(model, 3));
        Map<String, NdArray> best = state(model);
        new Training(model).step(0);
        assertFalse(stopping.ends(model, 4));
        Saved saved = new Saved();
        stopping.save(saved);
        EarlyStopping later = new EarlyStopping(2);
        later.restore(saved);
        assertTrue(later.ends(model, 3.5));
        later.restore(model);
        assertEquals(best, state(model));
    }

    private static Module model() {
        return Sequential.named()
                .add("fc", Linear.create(3, 2, Initializer.HE_NORMAL, RandomKey.of(1)))
                .add("norm", BatchNorm1d.create(2))
                .build();
    }

    private static Map<String, NdArray> state(Module model) {
        Map<String, NdArray> state = new LinkedHashMap<>();
        model.state().forEach((name, array) -> state.put(name, array.copy()));
        return state;
    }

    /** Steps on random numbers. */
    private record Training(Module model, Sgd optimizer) {
        Training(Module model) {
            this(model, new Sgd(model.parameters(), new Constant(0.1), 0, 0));
        }

        void step(int number) {
            RandomKey key = RandomKey.of(7).fold(number);
            Tensor x = Tensor.constant(key.fold("x").normal(Shape.of(8, 3), DType.FLOAT32, 1, 2));
            Tensor weight = Tensor.constant(key.fold("w").normal(Shape.of(8, 2), DType.FLOAT32, 0, 1));
            Tensor loss = model.forward(x, Mode.train(key)).mul(weight).sum();
            optimizer.step(Backward.from(loss));
        }
    }
}
