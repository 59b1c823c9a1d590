package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {
    private final RandomKey key = RandomKey.of(8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 40})
    void inferenceGivesTheBitsOfEvaluation(int rows) {
        Module model = Sequential.named()
                .add("fc1", Linear.create(19, 130, Initializer.HE_NORMAL, key.fold("fc1")))
                .add("dropout", new Dropout(0.5))
                .add(
                        "fc2",
                        Linear.create(130, 7, Initializer.HE_NORMAL, key.fold("fc2"))
                                .withoutBias())
                .build();
        Tensor x = Tensor.constant(key.normal(Shape.of(rows, 19), DType.FLOAT32, 0, 1));
        NdArray expected = model.forward(x, Mode.EVAL).value();
        Mode inference = Mode.inference();
        StepMemory memory = new StepMemory();
        for (int step = 0; step < 5; step++) {
            memory.step(() -> {
                assertEquals(expected, model.forward(x, inference).value());
                x.linear(Tensor.constant(
                        key.normal(Shape.of(130, 19), DType.FLOAT32, 0, 1))); // takes memory that others gave back
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void attentionToo(int length) {
        Module model = TransformerBlock.create(12, 3, TransformerBlock.Options.gpt(12), key);
        Tensor x = Tensor.constant(key.normal(Shape.of(1, length, 12), DType.FLOAT32, 0, 1));
        assertEquals(
                model.forward(x, Mode.EVAL).value(),
                model.forward(x, Mode.inference()).value());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWeightIsFixedOnceAndOnlyThere(boolean again) {
        Parameter weight = new Parameter(NdArray.zeros(Shape.of(2, 2), DType.FLOAT32));
        Mode inference = Mode.inference();
        Tensor fixed = inference.weight(weight);
        assertSame(
                fixed, again ? inference.weight(weight) : inference.fold("part").weight(weight));
        assertFalse(fixed.requiresGradient());
        assertFalse(weight.value().isFixed());
        assertSame(weight.tensor(), Mode.EVAL.weight(weight));
    }
}
