package gradbook.interop.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A model in ONNX Runtime, the other program that it is to run in. */
public final class OnnxModel implements LoadedModel {
    /** ONNX Runtime's own account of how it is loaded, with stack traces on the standard error. */
    private static final Logger LOADING = Logger.getLogger("ai.onnxruntime.OnnxRuntime");

    private final OrtEnvironment runtime;
    private final OrtSession session;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final Map<String, String> metadata;

    private OnnxModel(OrtEnvironment runtime, OrtSession session) throws OrtException {
        this.runtime = runtime;
        this.session = session;
        this.inputs = ports(session.getInputInfo().values());
        this.outputs = ports(session.getOutputInfo().values());
        this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
    }

    /**
     * The model, ready to run with so many threads.
     *
     * @throws IllegalArgumentException if ONNX Runtime refuses it, with its reason, or cannot be loaded on this machine
     */
    public static OnnxModel of(byte[] model, int threads) {
        OrtEnvironment runtime = runtime();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            runtime.setTelemetry(false);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            OrtSession session = runtime.createSession(model, options);
            try {
                return new OnnxModel(runtime, session);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw refused("loads", e);
        }
    }

    private static OrtEnvironment runtime() {
        LOADING.setLevel(Level.OFF); // the reason is in what is thrown
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "gradbook");
        } catch (LinkageError | RuntimeException e) { // whatever loading a native library ends in
            throw new IllegalArgumentException(
                    "onnx: expected ONNX Runtime, found that it cannot be loaded on this machine: " + oneLine(e), e);
        }
    }

    /** The model, ready to run with one thread. */
    public static OnnxModel of(ModelProto model) {
        return of(model.toByteArray(), 1);
    }

    private static List<Port> ports(Collection<NodeInfo> all) {
        return all.stream()
                .map(node -> node.getInfo() instanceof TensorInfo info
                        ? new Port(
                                node.getName(),
                                info.type == OnnxJavaType.UNKNOWN
                                        ? DataType.UNDEFINED
                                        : DataType.valueOf(info.type.name()),
                                LongStream.of(info.getShape()).boxed().toList())
                        : new Port(node.getName(), DataType.UNDEFINED, List.of()))
                .toList();
    }

    @Override
    public List<Port> inputs() {
        return inputs;
    }

    @Override
    public List<Port> outputs() {
        return outputs;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Map<String, NdArray> run(Map<String, NdArray> x) {
        try (Bound bound = bind(x)) {
            return bound.run();
        }
    }

    /**
     * These inputs in ONNX Runtime's memory: they are copied once, for any number of runs.
     *
     * @throws IllegalArgumentException if ONNX Runtime refuses them, with its reason
     */
    public Bound bind(Map<String, NdArray> x) {
        Bound bound = new Bound();
        try {
            for (Port input : inputs) {
                if (!x.containsKey(input.name())) {
                    throw new IllegalArgumentException("onnx: expected the inputs " + inputs + ", found " + x.keySet());
                }
                bound.tensors.put(input.name(), tensor(input, x.get(input.name())));
            }
            return bound;
        } catch (OrtException e) {
            bound.close();
            throw refused("runs", e);
        } catch (RuntimeException e) {
            bound.close();
            throw e;
        }
    }

    /** This model with its inputs. */
    public final class Bound implements AutoCloseable {
        private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

        private Bound() {}

        /**
         * The outputs by name.
         *
         * @throws IllegalArgumentException if the model does not run with these inputs, with ONNX Runtime's reason
         */
        public Map<String, NdArray> run() {
            Map<String, NdArray> found = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(tensors)) {
                for (Port output : outputs) {
                    found.put(
                            output.name(),
                            array(output, result.get(output.name()).orElseThrow()));
                }
                return found;
            } catch (OrtException e) {
                throw refused("runs", e);
            }
        }

        @Override
        public void close() {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(Port input, NdArray array) throws OrtException {
        long[] sizes = IntStream.of(array.shape().sizes()).asLongStream().toArray();
        return switch (array.dtype()) {
            case FLOAT32 -> OnnxTensor.createTensor(runtime, FloatBuffer.wrap(array.floats()), sizes);
            case INT32 ->
                input.type() == DataType.UINT8
                        ? OnnxTensor.createTensor(runtime, bytes(input, array.ints()), sizes, OnnxJavaType.UINT8)
                        : OnnxTensor.createTensor(runtime, IntBuffer.wrap(array.ints()), sizes);
            case FLOAT64 ->
                throw new IllegalArgumentException("onnx: expected float32 or int32, found float64 " + array.shape());
        };
    }

    private static ByteBuffer bytes(Port input, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("onnx: " + input + ": expected 0..255, found " + value);
            }
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    private static NdArray array(Port output, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalArgumentException(
                    "onnx: expected arrays, found the output " + output.name() + " of " + value.getType());
        }
        TensorInfo info = tensor.getInfo();
        Shape shape = Shape.of(
                LongStream.of(info.getShape()).mapToInt(Math::toIntExact).toArray());
        if (info.type == OnnxJavaType.FLOAT) {
            float[] values = new float[shape.count()];
            tensor.getFloatBuffer().get(values);
            return NdArray.of(shape, values);
        }
        int[] values = new int[shape.count()];
        if (info.type == OnnxJavaType.INT32) {
            tensor.getIntBuffer().get(values);
        } else if (info.type == OnnxJavaType.INT64) {
            LongBuffer wide = tensor.getLongBuffer();
            for (int i = 0; i < values.length; i++) {
                long number = wide.get(i);
                if (number != (int) number) {
                    throw new IllegalArgumentException(
                            "onnx: expected integers of 32 bits, found " + number + " in " + output.name());
                }
                values[i] = (int) number;
            }
        } else {
            throw new IllegalArgumentException("onnx: expected FLOAT, INT32 or INT64, found an output of " + info.type);
        }
        return NdArray.of(shape, values);
    }

    private static IllegalArgumentException refused(String what, OrtException e) {
        return new IllegalArgumentException(
                "onnx: expected a model that ONNX Runtime " + what + ", which says: " + oneLine(e), e);
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refused("closes", e);
        }
    }
}
