package gradbook.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.testing.Fuzzed;
import gradbook.interop.onnx.LoadedModel.Port;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import gradbook.interop.onnx.reader.EngineModel;
import java.util.LinkedHashMap;
import java.util.Map;

class OnnxFuzzTest {
    /** Elements that a run may make: 4 MiB. */
    private static final long ELEMENTS = 1 << 20;

    /** A model that is read answers or refuses, and does the same once more. */
    @FuzzTest
    void onnx(byte[] content) {
        EngineModel model;
        try {
            model = EngineModel.of(content, ELEMENTS);
        } catch (IllegalArgumentException refused) {
            Fuzzed.assertSentence(refused);
            return;
        }
        Map<String, NdArray> x = new LinkedHashMap<>();
        model.inputs().forEach(input -> x.put(input.name(), noise(input)));
        assertEquals(answer(model, x), answer(model, x));
    }

    private static Object answer(EngineModel model, Map<String, NdArray> x) {
        try {
            return model.run(x);
        } catch (IllegalArgumentException refused) {
            Fuzzed.assertSentence(refused);
            return refused.getMessage();
        }
    }

    private static NdArray noise(Port input) {
        Shape shape = Shape.of(input.sizes().stream()
                .limit(6)
                .mapToInt(size -> size < 0 || size > 16 ? 2 : (int) (long) size)
                .toArray());
        return input.type() == DataType.FLOAT
                ? RandomKey.of(0).normal(shape, DType.FLOAT32, 0, 1)
                : NdArray.full(shape, DType.INT32, 1);
    }
}
