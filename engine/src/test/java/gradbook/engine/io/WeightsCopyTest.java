package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsCopyTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void copiesStayAsTheyAreAndComeBackBitForBit(DType dtype) {
        Module model = model(3, dtype);
        Tensor x = Tensor.constant(RandomKey.of(3).normal(Shape.of(4, 3), dtype, 1, 2));
        model.forward(x, Mode.train(RandomKey.of(4))); // the buffers leave their first values
        Map<String, NdArray> copies = Weights.copy(model);
        NdArray expected = model.forward(x, Mode.EVAL).value().copy();
        assertEquals(
                List.of(
                        "fc.weight",
                        "fc.bias",
                        "norm.weight",
                        "norm.bias",
                        "norm.running_mean",
                        "norm.running_var",
                        "norm.num_batches_tracked"),
                List.copyOf(copies.keySet()));
        assertEquals(copies, model.state());

        overwrite(model);
        model.state().forEach((name, weight) -> {
            assertNotSame(copies.get(name), weight, name);
            assertNotEquals(copies.get(name), weight, name);
        });
        Weights.restore(model, copies);
        assertEquals(copies, model.state());
        assertEquals(expected, model.forward(x, Mode.EVAL).value());

        overwrite(model); // what was put back is no alias either
        Weights.restore(model, copies);
        assertEquals(expected, model.forward(x, Mode.EVAL).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | FLOAT32 |           | \"fc.weight\": expected FLOAT32 [2, 3], found FLOAT32 [2, 4]",
                "3 | FLOAT64 |           | \"fc.weight\": expected FLOAT32 [2, 3], found FLOAT64 [2, 3]; "
                        + "\"fc.bias\": expected FLOAT32 [2], found FLOAT64 [2]",
                "3 | FLOAT32 | norm.bias | missing \"norm.bias\"",
                "3 | FLOAT32 | norm.num_batches_tracked | missing \"norm.num_batches_tracked\"",
            })
    void copiesOfAnotherModelAreRefusedAndNothingChanges(int inputs, DType dtype, String without, String misfit) {
        Map<String, NdArray> others = new LinkedHashMap<>(Weights.copy(model(inputs, dtype)));
        others.remove(without);
        Module model = model(3, DType.FLOAT32);
        overwrite(model);
        Map<String, NdArray> before = Weights.copy(model);
        String sentence = assertThrows(IllegalArgumentException.class, () -> Weights.restore(model, others))
                .getMessage();
        assertTrue(sentence.startsWith("expected the weights of this model, found a misfit: " + misfit), sentence);
        assertEquals(before, model.state());
    }

    private static Module model(int inputs, DType dtype) {
        return Sequential.named()
                .add("fc", Linear.create(inputs, 2, Initializer.HE_NORMAL, RandomKey.of(1), dtype))
                .add("norm", BatchNorm1d.create(2, 1e-5, 0.1, dtype))
                .build();
    }

    /** Other values everywhere, as training writes them: in place. */
    private static void overwrite(Module model) {
        model.state().values().forEach(array -> {
            for (int i = 0; i < array.count(); i++) {
                switch (array.dtype()) {
                    case FLOAT32 -> array.floats()[i] += 0.5f;
                    case FLOAT64 -> array.doubles()[i] += 0.5;
                    case INT32 -> array.ints()[i] += 5;
                }
            }
        });
    }
}
