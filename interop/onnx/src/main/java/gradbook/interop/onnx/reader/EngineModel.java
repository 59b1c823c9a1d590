package gradbook.interop.onnx.reader;

import com.google.protobuf.InvalidProtocolBufferException;
import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.StepMemory;
import gradbook.interop.onnx.LoadedModel;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.OperatorSetIdProto;
import gradbook.interop.onnx.proto.StringStringEntryProto;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A model from an ONNX file, run by the engine's own operators. Files come from anywhere: what this does not know is refused when it is
 * read, what does not fit together when it runs, each by an {@link IllegalArgumentException} of one sentence, and what a run makes has a
 * limit.
 */
public final class EngineModel implements LoadedModel {
    /** The oldest operators that are read; before, several had other inputs and meanings. */
    static final int OLDEST_OPSET = 13;

    /** Elements that one run may make: 1 GiB of float32, or a quarter of the heap where that is less. */
    private static final long ELEMENTS = Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 4 / Float.BYTES);

    /** Characters of a refusal. */
    private static final int LONGEST = 500;

    private final Nodes nodes;
    private final Map<String, String> metadata;
    private final long elements;

    private EngineModel(Nodes nodes, Map<String, String> metadata, long elements) {
        this.nodes = nodes;
        this.metadata = metadata;
        this.elements = elements;
    }

    /**
     * The model of a file's content.
     *
     * @throws IllegalArgumentException if it is no ONNX model, is cut short, or needs what is not known here
     */
    public static EngineModel of(byte[] file) {
        return of(file, ELEMENTS);
    }

    /**
     * The model of a file's content, whose runs are refused beyond so many elements.
     *
     * @throws IllegalArgumentException if it is no ONNX model, is cut short, or needs what is not known here
     */
    public static EngineModel of(byte[] file, long elements) {
        return inOneSentence(() -> read(file, elements));
    }

    private static EngineModel read(byte[] file, long elements) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(file);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "onnx: expected an ONNX model, found " + file.length
                            + " bytes that are none, or that are cut short",
                    e);
        }
        if (!model.hasIrVersion() || !model.hasGraph()) {
            throw new IllegalArgumentException(
                    "onnx: expected an ONNX model, found a file without a version of its format or without a graph");
        }
        checkOpset(model);
        Map<String, String> metadata = model.getMetadataPropsList().stream()
                .collect(Collectors.toUnmodifiableMap(
                        StringStringEntryProto::getKey, StringStringEntryProto::getValue, (first, second) -> first));
        return new EngineModel(Nodes.of(model.getGraph()), metadata, elements);
    }

    private static void checkOpset(ModelProto model) {
        for (OperatorSetIdProto opset : model.getOpsetImportList()) {
            if (!Operators.isStandard(opset.getDomain())) {
                throw new IllegalArgumentException(
                        "onnx: expected operators of ONNX itself, found that the model needs " + "those of "
                                + opset.getDomain());
            }
        }
        List<Long> versions = model.getOpsetImportList().stream()
                .map(OperatorSetIdProto::getVersion)
                .toList();
        if (versions.size() != 1 || versions.get(0) < OLDEST_OPSET || versions.get(0) > OnnxExporter.OPSET) {
            throw new IllegalArgumentException("onnx: expected one opset of " + OLDEST_OPSET + " to "
                    + OnnxExporter.OPSET + ", found " + versions
                    + "; export the model with one of these, or run it in ONNX Runtime");
        }
    }

    @Override
    public List<Port> inputs() {
        return nodes.inputs();
    }

    @Override
    public List<Port> outputs() {
        return nodes.outputs();
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Map<String, NdArray> run(Map<String, NdArray> x) {
        return inOneSentence(() -> {
            inputs().forEach(input -> check(input, x.get(input.name())));
            Map<String, NdArray> found = new LinkedHashMap<>();
            new StepMemory(elements).step(() -> {
                Map<String, NdArray> outputs = nodes.run(x);
                long all = outputs.values().stream().mapToLong(NdArray::count).sum();
                if (all > elements) {
                    throw new IllegalArgumentException(
                            "onnx: expected outputs of at most " + elements + " elements, found " + all);
                }
                outputs.forEach((name, y) -> found.put(name, y.copy()));
            });
            return found;
        });
    }

    /** Names in a refusal are the file's: without what would make lines of it, and not longer than can be read. */
    private static <T> T inOneSentence(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
            throw new IllegalArgumentException(
                    message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message, e);
        }
    }

    private static void check(Port input, NdArray x) {
        if (x == null) {
            throw new IllegalArgumentException("onnx: expected an input " + input + ", found none");
        }
        DType expected = switch (input.type()) {
            case FLOAT -> DType.FLOAT32;
            case DOUBLE -> DType.FLOAT64;
            case INT32, INT64, UINT8, BOOL -> DType.INT32;
            default -> throw new IllegalArgumentException("onnx: the engine has no " + input.type() + " for " + input);
        };
        boolean fits =
                x.dtype() == expected && x.shape().rank() == input.sizes().size();
        for (int axis = 0; fits && axis < x.shape().rank(); axis++) {
            long size = input.sizes().get(axis);
            fits = size < 0 || size == x.shape().size(axis);
        }
        if (!fits || (input.type() == DataType.UINT8 && !isOfBytes(x))) {
            throw new IllegalArgumentException("onnx: expected an input " + input + ", found " + x);
        }
    }

    private static boolean isOfBytes(NdArray x) {
        for (int value : x.ints()) {
            if (value < 0 || value > 255) {
                return false;
            }
        }
        return true;
    }

    /** Does nothing: all of it lies in Java's heap. */
    @Override
    public void close() {}
}
