package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a module holds: parts, parameters and buffers under PyTorch's names. */
class ModuleStateTest {
    /** A module with a parameter, a buffer and parts. */
    private record Whole(Parameter scale, Buffer mean, Module first, Module second) implements Module {
        @Override
        public Tensor forward(Tensor x, Mode mode) {
            return mode.run("second", second, mode.run("first", first, x.mul(scale.tensor())));
        }

        @Override
        public Map<String, Module> children() {
            return Named.of("first", first, "second", second);
        }

        @Override
        public Map<String, Parameter> ownParameters() {
            return Named.of("scale", scale);
        }

        @Override
        public Map<String, Buffer> ownBuffers() {
            return Named.of("mean", mean);
        }
    }

    private final Linear linear = Linear.create(3, 2, Initializer.HE_NORMAL, RandomKey.of(1));
    private final Buffer mean = new Buffer(NdArray.of(Shape.of(3), 1f, 2, 3));
    private final Whole whole = new Whole(
            new Parameter(NdArray.of(Shape.of(3), 1f, 1, 1)),
            mean,
            linear,
            Sequential.named()
                    .add("relu", Activation.RELU)
                    .add("again", Sequential.of(new Whole(new Parameter(one()), new Buffer(one()), linear, linear)))
                    .build());

    @Test
    void namesLeadThroughTheParts() {
        assertEquals(
                List.of(
                        "scale",
                        "first.weight",
                        "first.bias",
                        "second.again.0.scale",
                        "second.again.0.first.weight",
                        "second.again.0.first.bias",
                        "second.again.0.second.weight",
                        "second.again.0.second.bias"),
                List.copyOf(whole.namedParameters().keySet()));
        assertEquals(
                List.of("mean", "second.again.0.mean"),
                List.copyOf(whole.namedBuffers().keySet()));
    }

    @Test
    void stateHoldsAModulesOwnValuesBeforeThoseOfItsParts() {
        Map<String, NdArray> state = whole.state();
        assertEquals(
                List.of("scale", "mean", "first.weight", "first.bias", "second.again.0.scale", "second.again.0.mean"),
                state.keySet().stream().limit(6).toList());
        assertSame(mean.value(), state.get("mean"));
    }

    @Test
    void aSharedParameterCountsOnce() {
        assertEquals(3 + (2 * 3 + 2) + 1, whole.parameterCount());
    }

    @Test
    void aFrozenParameterHasNoGradient() {
        linear.weight().freeze();
        Gradients gradients = gradients();
        assertFalse(gradients.contains(linear.weight().tensor()));
        assertTrue(gradients.contains(linear.bias().orElseThrow().tensor()));
        assertTrue(linear.weight().isFrozen());
        linear.weight().unfreeze();
        assertTrue(gradients().contains(linear.weight().tensor()));
        assertFalse(linear.weight().isFrozen());
    }

    private Gradients gradients() {
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, 3), 1f, 2, 3));
        return Backward.from(linear.forward(x, Mode.EVAL).sum());
    }

    @Test
    void anObserverIsToldOfEveryPartAfterItsOwnParts() {
        List<String> told = new ArrayList<>();
        Module model = Sequential.of(
                linear, Sequential.named().add("relu", Activation.RELU).build());
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, 3), 1f, 2, 3));
        Tensor y = model.forward(
                x, Mode.observed((path, part, in, out) -> told.add(path + " " + in.shape() + " " + out.shape())));
        assertEquals(List.of("0 [1, 3] [1, 2]", "1.relu [1, 2] [1, 2]", "1 [1, 2] [1, 2]"), told);
        assertEquals(model.forward(x, Mode.EVAL).value(), y.value());
    }

    private static NdArray one() {
        return NdArray.of(Shape.of(1), 1f);
    }
}
