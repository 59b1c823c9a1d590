package gradbook.interop.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.reader.EngineModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/** A function, and the model that was made of it, in ONNX Runtime and read by the engine again. The model is also written to a folder, for judges outside of this process. */
public final class Judged implements AutoCloseable {
    /** Below it lie the models of all tests; {@code onnx.checker} reads them in {@code .ci/run}. */
    private static final Path FOLDER = Path.of("target", "models");

    private final Asked function;
    private final ModelProto proto;
    private final OnnxModel model;
    private final EngineModel again;

    private Judged(Asked function, ModelProto proto) {
        this.function = function;
        this.proto = proto;
        this.model = OnnxModel.of(proto);
        this.again = EngineModel.of(proto.toByteArray());
    }

    /** A function with one output. */
    @FunctionalInterface
    public interface Asked {
        Tensor apply(List<Tensor> x, Mode mode);
    }

    /** Exports a function under a name with a slash in it: folder and file. */
    public static Judged of(
            String name, List<Input> inputs, Asked function, Map<String, NdArray> state, boolean layers) {
        ModelProto proto = OnnxExporter.export(
                inputs,
                (x, mode) -> List.of(function.apply(x, mode)),
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

    /** What the engine makes of these inputs and what the model gives differs by no more than {@code tolerance} of the largest output. */
    public void agrees(double tolerance, NdArray... x) {
        NdArray[] inputs = narrow(x);
        NdArray expected = engine(inputs);
        double bound = tolerance * largest(expected);
        compare(expected, inputs, i -> bound);
    }

    /** Each element is the same to so many units in its own last place; a zero may have either sign. */
    public void agreesInUlps(int ulps, NdArray... x) {
        NdArray[] inputs = narrow(x);
        NdArray expected = engine(inputs);
        compare(expected, inputs, i -> Double.isInfinite(expected.at(i)) ? 0 : ulps * Math.ulp((float) expected.at(i)));
    }

    /**
     * As {@link #agrees}; or by no more than some roundings of the inputs change the output, for functions that make much of little.
     *
     * @param roundings so many
     */
    public void agreesAsFarAsInputsAreKnown(double tolerance, int roundings, NdArray... x) {
        NdArray[] inputs = narrow(x);
        NdArray expected = engine(inputs);
        NdArray[] moved = Stream.of(inputs).map(Judged::rounded).toArray(NdArray[]::new);
        NdArray other = engine(moved);
        double change = 0;
        for (int i = 0; i < expected.count(); i++) {
            change = Math.max(change, Math.abs(expected.at(i) - other.at(i)));
        }
        double bound = tolerance * largest(expected) + roundings * change;
        compare(expected, inputs, i -> bound);
    }

    private NdArray engine(NdArray... x) {
        return function.apply(Stream.of(x).map(Tensor::constant).toList(), Mode.EVAL)
                .value();
    }

    private static NdArray[] narrow(NdArray... x) {
        return Stream.of(x)
                .map(array -> array.dtype() == DType.FLOAT64 ? array.to(DType.FLOAT32) : array)
                .toArray(NdArray[]::new);
    }

    /** Every other element the next larger number. */
    private static NdArray rounded(NdArray x) {
        NdArray moved = x.copy();
        for (int i = 0; x.dtype().isFloating() && i < x.count(); i += 2) {
            moved.floats()[i] = Math.nextUp(moved.floats()[i]);
        }
        return moved;
    }

    private static double largest(NdArray y) {
        double largest = 1;
        for (int i = 0; i < y.count(); i++) {
            double size = Math.abs(y.at(i));
            largest = size < Double.POSITIVE_INFINITY ? Math.max(largest, size) : largest;
        }
        return largest;
    }

    private void compare(NdArray expected, NdArray[] x, IntToDoubleFunction bounds) {
        compare(expected, model.run(List.of(x)), bounds, "ONNX Runtime");
        compare(expected, again.run(List.of(x)), bounds, "the engine that read the model");
    }

    private static void compare(NdArray expected, NdArray found, IntToDoubleFunction bounds, String where) {
        assertEquals(expected.shape(), found.shape());
        assertEquals(expected.dtype(), found.dtype());
        for (int i = 0; i < expected.count(); i++) {
            double ours = expected.at(i);
            double theirs = found.at(i);
            double bound = bounds.applyAsDouble(i);
            boolean same = Double.compare(ours, theirs) == 0 || Math.abs(ours - theirs) <= bound;
            int at = i;
            assertTrue(
                    same,
                    () -> "element " + at + ": " + ours + " here, " + theirs + " in " + where + ", bound " + bound);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
