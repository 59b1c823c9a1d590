package gradbook.interop.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.graph.Output;
import gradbook.interop.onnx.graph.Size;
import gradbook.interop.onnx.graph.Traced;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.reader.EngineModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of which more than the batch may have any size, with several outputs. */
class VaryingAxesTest {
    private static final Size N = Size.varying("n");
    private static final Size NEW = Size.varying("new");
    private static final Size OLD = Size.varying("old");
    private static final int WIDTH = 4;

    private static final List<Input> INPUTS = List.of(
            new Input("x", DType.FLOAT32, List.of(N, NEW, Size.of(WIDTH)), "what is new"),
            new Input("past", DType.FLOAT32, List.of(N, OLD, Size.of(WIDTH)), "what was"));

    private static final List<Output> OUTPUTS = List.of(
            new Output("places", ""),
            new Output("all", "both"),
            new Output("last", ""),
            new Output("same", "as given"));

    /** A table's rows behind as many as there are old ones, added; both behind each other; and reshaped, cut and expanded by what varies. */
    private static List<Tensor> function(List<Tensor> in) {
        Tensor x = in.get(0);
        Tensor past = in.get(1);
        int n = x.shape().size(0);
        int t = x.shape().size(1);
        int old = past.shape().size(1);
        Tensor table = Tensor.constant(RandomKey.of(1).normal(Shape.of(16, WIDTH), DType.FLOAT32, 0, 1));
        Tensor all = Tensor.concatenate(1, past, x);
        Tensor heads = all.reshape(n, old + t, 2, WIDTH / 2).transpose(1, 2).reshape(n, 2, -1);
        return List.of(
                x.add(table.slice(0, old, old + t)),
                all,
                heads.reshape(n, 2 * WIDTH / 2 * (old + t)).slice(1, 2 * t, 2 * t + 2 * old),
                past);
    }

    private static ModelProto model() {
        return export(INPUTS, (x, mode) -> function(x), OUTPUTS);
    }

    private static ModelProto export(List<Input> inputs, Traced function, List<Output> outputs) {
        return OnnxExporter.export(inputs, function, Map.of(), true, new Description("f", "", outputs, Map.of()));
    }

    @Test
    void sizesOfOutputsAreSaidInTheNamesOfTheInputs() throws IOException {
        ModelProto proto = model();
        Path judged = Path.of("target", "models", "varying", "axes.onnx"); // for onnx.checker, in .ci/run
        Files.createDirectories(judged.getParent());
        Files.write(judged, proto.toByteArray());
        assertEquals(
                List.of("[n, new, 4]", "[n, new+old, 4]", "[n, 2*old]", "[n, old, 4]"),
                proto.getGraph().getOutputList().stream()
                        .map(output -> output.getType().getTensorType().getShape().getDimList().stream()
                                .map(size -> size.hasDimParam() ? size.getDimParam() : "" + size.getDimValue())
                                .toList()
                                .toString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 3, 1", "5, 1, 11", "1, 7, 4", "3, 4, 0"})
    void bothProgramsGiveWhatTheFunctionGives(int n, int t, int old) {
        Map<String, NdArray> x = Map.of("x", drawn(n, t, WIDTH), "past", drawn(n, old, WIDTH));
        List<Tensor> expected = function(List.of(Tensor.constant(x.get("x")), Tensor.constant(x.get("past"))));
        byte[] file = model().toByteArray();
        for (LoadedModel model : List.of(OnnxModel.of(file, 1), EngineModel.of(file))) {
            try (model) {
                Map<String, NdArray> y = model.run(x);
                for (int i = 0; i < OUTPUTS.size(); i++) {
                    assertEquals(expected.get(i).value(), y.get(OUTPUTS.get(i).name()), model + " " + OUTPUTS.get(i));
                }
            }
        }
    }

    private static NdArray drawn(int... sizes) {
        return RandomKey.of(sizes[1]).normal(Shape.of(sizes), DType.FLOAT32, 0, 1);
    }

    @Test
    void whatIsNoSumOfSizesIsRefusedInASentence() {
        assertEquals(
                "onnx: expected sizes that are sums of those that vary, found at reshape [2*n+2*new-4, 4] for n=2, new=2, old=2 and slightly "
                        + "more, but [25, 4] for n=5, new=5, old=5",
                refusal(() ->
                        export(INPUTS, (x, mode) -> List.of(x.get(0).reshape(-1, WIDTH)), OUTPUTS.subList(0, 1))));
        assertEquals(
                "onnx: expected sizes of x that are numbers or names, found 2*n",
                refusal(() -> new Input("x", DType.FLOAT32, List.of(new Size(0, Map.of("n", 2))), "")));
        assertEquals(
                "onnx: expected 4 outputs, found 1",
                refusal(() -> export(
                        INPUTS, (x, mode) -> List.of(x.get(0).add(x.get(1).sum())), OUTPUTS)));
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }
}
