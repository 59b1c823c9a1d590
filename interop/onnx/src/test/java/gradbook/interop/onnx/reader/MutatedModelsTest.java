package gradbook.interop.onnx.reader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.LoadedModel.Port;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.RandomNetworks;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken model files, of every operator that is exported: each gives an answer, or a refusal of one sentence, in bounded time and memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedModelsTest {
    private static final int MUTATIONS = 10_000;
    private static final int PARTS = 10;

    /** The networks of {@link RandomNetworks} that hold every exported operator. */
    private static final int NETWORKS = 300;

    /** Elements that a run may make: 16 MiB. */
    private static final long ELEMENTS = 1 << 22;

    private final List<ModelProto> models = new ArrayList<>();
    private int judged;
    private int answered;

    @BeforeAll
    void export() {
        for (int seed = 0; seed < NETWORKS; seed++) {
            RandomNetworks.Net drawn = RandomNetworks.of(seed);
            models.add(OnnxExporter.export(
                    List.of(Input.batch("x", DType.FLOAT32, drawn.sample(), "")),
                    (x, mode) -> List.of(drawn.network().forward(x.get(0), mode)),
                    drawn.network().state(),
                    seed % 2 == 0,
                    new OnnxExporter.Description("random", "", "y", "", Map.of())));
        }
        ModelProto logits = EngineModelTest.model(EngineModelTest.network());
        models.add(EngineModelTest.classifier(logits));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // for one that hangs
    void answersOrRefuses(int part) {
        int before = answered;
        for (int i = part; i < MUTATIONS; i += PARTS) {
            answered += answers(i) ? 1 : 0;
            judged++;
        }
        assertTrue(answered - before < MUTATIONS / PARTS * 9 / 10, () -> answered - before + " answers");
    }

    /** Weights that are others still answer; a reader that refuses everything would pass without this. */
    @AfterAll
    void moreThanATenthAnswers() {
        assertTrue(answered > judged / 10, () -> answered + " answers of " + judged);
    }

    private boolean answers(int seed) {
        byte[] file = new Mutations(seed).of(models.get(seed % models.size()));
        try {
            EngineModel model = EngineModel.of(file, ELEMENTS);
            Map<String, NdArray> x = new LinkedHashMap<>();
            for (Port input : model.inputs()) {
                x.put(input.name(), noise(input));
            }
            model.run(x);
            return true;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("onnx: ") && message.lines().count() == 1, () -> seed + ": " + message);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("mutation " + seed + " is neither answered nor refused: " + e, e);
        }
    }

    private static NdArray noise(Port input) {
        int[] sizes = input.sizes().stream()
                .limit(6)
                .mapToInt(size -> size < 0 || size > 16 ? 2 : (int) (long) size)
                .toArray();
        Shape shape = Shape.of(sizes);
        return input.type() == DataType.FLOAT
                ? RandomKey.of(0).normal(shape, DType.FLOAT32, 0, 1)
                : NdArray.full(shape, DType.INT32, 1);
    }
}
