package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.io.Failure;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.testing.Runs;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivergenceTest {
    /** A value that is put into a parameter or the input; the logarithm makes an infinity of a zero. */
    @ParameterizedTest
    @CsvSource({
        "fc1.weight, NaN, the parameter fc1.weight was not finite any more before the step",
        "fc2.bias, Infinity, the parameter fc2.bias was not finite any more before the step",
        "fc1.weight, 3e38, the first value that is not finite came out of the operator linear in the layer fc1",
        "fc2.weight, 3e38, the first value that is not finite came out of the operator linear in the layer fc2",
        "input, NaN, a value that went in was not finite",
        "input, 0, the first value that is not finite came out of the operator log behind the layer fc2",
    })
    void itsFirstCauseHasAName(String place, float value, String origin) {
        RandomKey key = RandomKey.of(1);
        Module model = Sequential.named()
                .add("fc1", Linear.create(3, 4, Initializer.HE_NORMAL, key.fold("1"), DType.FLOAT32))
                .add("relu1", Activation.RELU)
                .add("fc2", Linear.create(4, 2, Initializer.HE_NORMAL, key.fold("2"), DType.FLOAT32))
                .build();
        NdArray x = NdArray.full(Shape.of(2, 3), DType.FLOAT32, 2);
        NdArray spoilt = place.equals("input") ? x : model.state().get(place);
        Arrays.fill(spoilt.floats(), value);
        Tensor y = model.forward(Tensor.constant(x), Mode.EVAL);
        assertEquals(origin, Divergence.of(y.mul(y).log().sum(), model).origin());
    }

    /** The loss is finite, its gradient is not: the root is infinitely steep at 0, and a product with 1e38 is too large. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, sqrt behind the layer fc",
        "1e-38, 1e38, 1e12, linear in the layer fc",
        "1, 1, 1, ",
    })
    void theFirstGradientThatIsNotFiniteHasAPlace(float weight, float x, float factor, String place) {
        Module model = oneLayer(weight);
        Tensor y = model.forward(Tensor.constant(NdArray.full(Shape.of(1, 1), DType.FLOAT32, x)), Mode.EVAL);
        Tensor loss = y.sqrt().mul(factor).sum();
        assertTrue(loss.value().isFinite());
        assertEquals(
                Optional.ofNullable(place)
                        .map(found -> "the first gradient that is not finite came out of the operator " + found),
                Divergence.ofGradients(loss, model));
    }

    @Test
    void theNormsAreThoseOfTheLastFiveSteps() {
        Module model = oneLayer(4);
        LastGradients last = new LastGradients(model);
        for (int step = 0; step < 7; step++) {
            last.of(model.forward(ones(), Mode.EVAL).mul(step).sum(), step);
        }
        assertEquals(Optional.empty(), last.origin());
        assertEquals("2.83, 4.24, 5.66, 7.07, 8.49", last.norms());
    }

    /** Of a loss that is finite; the one after it is not. The input's 1e10 meets a weight of 1e30 on the way back. */
    @Test
    void aTrainingNamesTheStepWhoseWayBackOverflowed() {
        Module model = Sequential.named()
                .add("fc1", linear(1e-30f))
                .add("fc2", linear(1e30f, -1e30f))
                .build();
        Fit fit = new Fit(
                model,
                new DataLoader(new TwoLargeSamples(), 2),
                new Classification(new TwoLargeSamples(), Optional.empty(), 2),
                new Sgd(model.parameters(), new Constant(0.1), 0, 0),
                3,
                Optional.empty(),
                RandomKey.of(1));
        Failure failure = assertThrows(Failure.class, () -> fit.run(new Recorder(Progress.NONE)));
        assertEquals(
                "the parameter fc1.weight was not finite after step 0 (epoch 1), so training has diverged: the first gradient"
                        + " that is not finite came out of the operator linear in the layer fc1 on the way back of step 0; the"
                        + " gradients of the last steps had the norms Infinity; try a smaller learning rate",
                failure.getMessage());
    }

    /** Samples of 1e10, one of each class. */
    private record TwoLargeSamples() implements Dataset {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public Batch batch(int... indices) {
            NdArray x = NdArray.full(Shape.of(indices.length, 1), DType.FLOAT32, 1e10);
            return new Batch(Tensor.constant(x), NdArray.of(Shape.of(indices.length), indices));
        }
    }

    private static Tensor ones() {
        return Tensor.constant(NdArray.full(Shape.of(1, 1), DType.FLOAT32, 1));
    }

    /** y = weight x. */
    private static Module oneLayer(float weight) {
        return Sequential.named().add("fc", linear(weight)).build();
    }

    /** From one number to as many as there are weights. */
    private static Linear linear(float... weights) {
        Linear linear = Linear.create(1, weights.length, Initializer.HE_NORMAL, RandomKey.of(1), DType.FLOAT32);
        System.arraycopy(weights, 0, linear.state().get("weight").floats(), 0, weights.length);
        return linear;
    }

    @Test
    void aFiniteLossIsNone() {
        Module model = Linear.create(3, 4, Initializer.HE_NORMAL, RandomKey.of(1), DType.FLOAT32);
        Tensor y = model.forward(Tensor.constant(NdArray.full(Shape.of(2, 3), DType.FLOAT32, 2)), Mode.EVAL);
        assertThrows(IllegalArgumentException.class, () -> Divergence.of(y.sum(), model));
    }

    /** An epoch of one step: what spoils a parameter is seen before a loss tells. */
    @Test
    void aParameterThatAnEpochsLastStepSpoiltHasAName() {
        Overrides oneStep = Overrides.NONE
                .with("learningRate", 1e40)
                .with("batchSize", 1_000)
                .with("warmupSteps", 1);
        Failure failure = assertThrows(Failure.class, () -> Runs.run(new Mnist1000MlpV1(), oneStep, 2));
        assertTrue(
                failure.getMessage()
                        .matches(
                                "the parameter fc\\d\\.\\w+ was not finite after step \\d+ \\(epoch \\d+\\), so training has"
                                        + " diverged; the gradients of the last steps had the norms .*; try a smaller learning rate"),
                failure.getMessage());
    }

    @Test
    void aTrainingNamesStepLayerAndTheNormsBefore() {
        Overrides tooFast = Overrides.NONE.with("learningRate", 1_000);
        Failure failure = assertThrows(Failure.class, () -> Runs.run(new Mnist1000MlpV1(), tooFast, 2));
        assertTrue(
                failure.getMessage()
                        .matches(
                                "the loss became NaN at step \\d+ \\(epoch 1\\), so training has diverged: the first value .*"
                                        + " linear in the layer fc2; the gradients of the last steps had the norms"
                                        + "( \\d\\.\\d\\de\\+\\d\\d,){4} \\d\\.\\d\\de\\+\\d\\d; try a smaller learning rate"),
                failure.getMessage());
    }
}
