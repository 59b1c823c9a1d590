package gradbook.interop.onnx;

import gradbook.engine.array.NdArray;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model that answers: in ONNX Runtime ({@link OnnxModel}), or in the engine ({@link gradbook.interop.onnx.reader.EngineModel}). */
public interface LoadedModel extends AutoCloseable {
    /**
     * What goes in or comes out. FLOAT is float32, DOUBLE float64; INT32, INT64, UINT8 and BOOL, as far as the program takes them, int32.
     *
     * @param type in the file
     * @param sizes of its axes, -1 where one may vary
     */
    record Port(String name, DataType type, List<Long> sizes) {
        public Port {
            sizes = List.copyOf(sizes);
        }

        /** For instance {@code images: FLOAT [-1, 1, 28, 28]}. */
        @Override
        public String toString() {
            return name + ": " + type + " " + sizes;
        }
    }

    /** What it takes, in order. */
    List<Port> inputs();

    /** What it returns, in order. */
    List<Port> outputs();

    /** What it says of itself. */
    Map<String, String> metadata();

    /**
     * Its outputs by name for inputs by name.
     *
     * @throws IllegalArgumentException if it does not run with them, with the reason
     */
    Map<String, NdArray> run(Map<String, NdArray> x);

    /** The first output for inputs in order. */
    default NdArray run(List<NdArray> x) {
        if (x.size() != inputs().size()) {
            throw new IllegalArgumentException(
                    "onnx: expected " + inputs().size() + " inputs " + inputs() + ", found " + x.size());
        }
        Map<String, NdArray> named = new LinkedHashMap<>();
        for (int i = 0; i < x.size(); i++) {
            named.put(inputs().get(i).name(), x.get(i));
        }
        return run(named).get(outputs().get(0).name());
    }

    @Override
    void close();
}
