package gradbook.interop.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.graph.Traced;
import gradbook.interop.onnx.proto.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A function, and the model that was made of it. The model is also written to a folder, for judges outside of this process. */
public final class Judged implements AutoCloseable {
    /** Below it lie the models of all tests; {@code onnx.checker} reads them in {@code .ci/run}. */
    private static final Path FOLDER = Path.of("target", "models");

    private final Traced function;
    private final ModelProto proto;
    private final OnnxModel model;

    private Judged(Traced function, ModelProto proto) {
        this.function = function;
        this.proto = proto;
        this.model = OnnxModel.of(proto);
    }

    /** Exports a function under a name with a slash in it: folder and file. */
    public static Judged of(
            String name, List<Input> inputs, Traced function, Map<String, NdArray> state, boolean layers) {
        ModelProto proto = OnnxExporter.export(
                inputs,
                function,
                state,
                layers,
                new OnnxExporter.Description(name.substring(name.indexOf('/') + 1), "", "y", "", Map.of()));
        Path file = FOLDER.resolve(name.replace(' ', '-').replace(",", "") + ".onnx");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, proto.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Judged(function, proto);
    }

    public ModelProto proto() {
        return proto;
    }

    /** What the engine and ONNX Runtime make of these inputs differs by no more than {@code tolerance} of the largest output. */
    public void agrees(double tolerance, NdArray... x) {
        List<NdArray> inputs = new ArrayList<>();
        List<Tensor> tensors = new ArrayList<>();
        for (NdArray array : x) {
            NdArray narrow = array.dtype() == DType.FLOAT64 ? array.to(DType.FLOAT32) : array;
            inputs.add(narrow);
            tensors.add(Tensor.constant(narrow));
        }
        NdArray expected = function.apply(tensors, Mode.EVAL).value();
        NdArray found = model.run(inputs);
        assertEquals(expected.shape(), found.shape());
        assertEquals(expected.dtype(), found.dtype());
        double largest = 1;
        for (int i = 0; i < expected.count(); i++) {
            double size = Math.abs(expected.at(i));
            largest = size < Double.POSITIVE_INFINITY ? Math.max(largest, size) : largest;
        }
        for (int i = 0; i < expected.count(); i++) {
            double ours = expected.at(i);
            double theirs = found.at(i);
            boolean same = Double.compare(ours, theirs) == 0 || Math.abs(ours - theirs) <= tolerance * largest;
            int at = i;
            assertTrue(same, () -> "element " + at + ": " + ours + " here, " + theirs + " in ONNX Runtime");
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
