package gradbook.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.interop.onnx.CachedModel;
import gradbook.interop.onnx.LoadedModel;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.OnnxModel;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.reader.EngineModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small GPT as a model with a cache. */
class CacheExportTest {
    private static final int VOCABULARY = 11;
    private static final int CONTEXT = 12;
    private static final Gpt NETWORK = network(3);
    private static final byte[] MODEL =
            CacheExport.of(NETWORK, "gpt", "", Map.of()).toByteArray();

    private static Gpt network(long seed) {
        return Gpt.create(VOCABULARY, CONTEXT, 12, 3, 2, RandomKey.of(seed), DType.FLOAT32);
    }

    /** As Optimum names and lays them out. */
    @Test
    void inputsAndOutputsAreNamedAsInTheField() throws Exception {
        ModelProto proto = ModelProto.parseFrom(MODEL);
        assertEquals(
                "input_ids [batch_size, sequence_length]; "
                        + "past_key_values.0.key [batch_size, 3, past_sequence_length, 4]; "
                        + "past_key_values.0.value [batch_size, 3, past_sequence_length, 4]; "
                        + "past_key_values.1.key [batch_size, 3, past_sequence_length, 4]; "
                        + "past_key_values.1.value [batch_size, 3, past_sequence_length, 4]",
                proto.getGraph().getInputList().stream()
                        .map(input -> input.getName()
                                + input.getType().getTensorType().getShape().getDimList().stream()
                                        .map(size -> size.hasDimParam() ? size.getDimParam() : "" + size.getDimValue())
                                        .toList())
                        .map(text -> text.replace("[", " ["))
                        .collect(Collectors.joining("; ")));
        assertEquals(
                List.of("logits", "present.0.key", "present.0.value", "present.1.key", "present.1.value"),
                proto.getGraph().getOutputList().stream()
                        .map(output -> output.getName())
                        .toList());
    }

    /** In ONNX Runtime, and in the engine that reads the file. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, CONTEXT})
    void whatIsReadInPiecesGetsTheLogitsOfTheWhole(int piece) {
        int[] tokens = RandomKey.of(piece).integers(CONTEXT, VOCABULARY);
        Tensor whole = NETWORK.forward(Tensor.constant(row(tokens, 0, CONTEXT)), Mode.EVAL);
        for (LoadedModel loaded : List.of(OnnxModel.of(MODEL, 1), EngineModel.of(MODEL))) {
            Comparison comparison = new Comparison();
            try (CachedModel model = CachedModel.of(loaded)) {
                for (int from = 0; from < CONTEXT; from += piece) {
                    int to = Math.min(CONTEXT, from + piece);
                    comparison.add(whole.slice(1, from, to).value(), model.read(row(tokens, from, to)));
                }
            }
            assertTrue(comparison.largest() < 1e-6, () -> "a difference of " + comparison.largest());
        }
    }

    private static NdArray row(int[] tokens, int from, int to) {
        return NdArray.of(Shape.of(1, to - from), Arrays.copyOfRange(tokens, from, to));
    }

    @Test
    void theNetworksOwnModelPassesAndAnotherOneDoesNot() {
        Exported.Proof proof = new CacheProof(NETWORK).of(MODEL, VOCABULARY);
        assertEquals(10, proof.samples());
        assertEquals(0, proof.otherLabels());
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> new CacheProof(network(4)).of(MODEL, VOCABULARY))
                .getMessage();
        assertTrue(refusal.startsWith("expected logits of ONNX Runtime within "), refusal);
    }

    /** Behind the context there are no places: what would lie there is refused, and not answered somehow. */
    @Test
    void whatDoesNotFitIsRefused() {
        try (CachedModel model = CachedModel.of(OnnxModel.of(MODEL, 1))) {
            model.read(row(new int[CONTEXT], 0, CONTEXT));
            for (int more : new int[] {1, 3}) {
                assertThrows(IllegalArgumentException.class, () -> model.read(row(new int[CONTEXT], 0, more)));
            }
            NdArray two = NdArray.zeros(Shape.of(2, 1), DType.INT32);
            assertThrows(IllegalArgumentException.class, () -> model.read(two));
            model.forget();
            assertEquals(Shape.of(2, 1, VOCABULARY), model.read(two).shape());
        }
        try (OnnxModel model = OnnxModel.of(MODEL, 1)) {
            Map<String, NdArray> x = new LinkedHashMap<>();
            model.inputs().forEach(input -> x.put(input.name(), NdArray.zeros(Shape.of(1, 3, 5, 2), DType.FLOAT32)));
            x.put(CachedModel.TOKENS, NdArray.zeros(Shape.of(1, 1), DType.INT32));
            String refusal = assertThrows(IllegalArgumentException.class, () -> model.run(x))
                    .getMessage();
            assertTrue(refusal.startsWith("onnx: expected a model that ONNX Runtime runs, which says: "), refusal);
        }
    }

    @Test
    void aModelWithoutACacheIsNone() {
        ModelProto plain = OnnxExporter.export(
                NETWORK,
                Input.batch("tokens", DType.INT32, Shape.of(CONTEXT), ""),
                new Description("gpt", "", "logits", "", Map.of()));
        EngineModel model = EngineModel.of(plain.toByteArray());
        assertTrue(!CachedModel.is(model));
        String refusal = assertThrows(IllegalArgumentException.class, () -> CachedModel.of(model))
                .getMessage();
        assertTrue(refusal.startsWith("onnx: expected the inputs input_ids and [past_key_values.0.key"), refusal);
    }
}
