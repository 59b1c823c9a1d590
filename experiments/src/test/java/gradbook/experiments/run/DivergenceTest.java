package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.io.Failure;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.testing.Runs;
import java.util.Arrays;
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
