package gradbook.interop.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.proto.ModelProto;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A model in ONNX Runtime, the other program that it is to run in. */
public final class OnnxModel implements AutoCloseable {
    /** The key of the metadata under which a classifier names its classes, from class 0 on. */
    public static final String CLASSES = "classes";

    /** What stands between two names. */
    public static final String SEPARATOR = ", ";

    private final OrtEnvironment runtime;
    private final OrtSession session;

    private OnnxModel(byte[] model, int threads) throws OrtException {
        this.runtime = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "gradbook");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            this.session = runtime.createSession(model, options);
        }
    }

    /**
     * The model, ready to run with so many threads.
     *
     * @throws IllegalArgumentException if ONNX Runtime refuses it, with its reason
     */
    public static OnnxModel of(byte[] model, int threads) {
        try {
            return new OnnxModel(model, threads);
        } catch (OrtException e) {
            throw refused("loads", e);
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalArgumentException(
                    "onnx: expected ONNX Runtime, found that it cannot be loaded on this machine: " + oneLine(e), e);
        }
    }

    /** The model, ready to run with one thread. */
    public static OnnxModel of(ModelProto model) {
        return of(model.toByteArray(), 1);
    }

    /** What the classes are called; empty if the model does not say it. */
    public List<String> classNames() {
        try {
            String names = session.getMetadata().getCustomMetadata().getOrDefault(CLASSES, "");
            return names.isEmpty() ? List.of() : List.of(names.split(SEPARATOR, -1));
        } catch (OrtException e) {
            throw refused("reads", e);
        }
    }

    /** Whether it takes images of this size as bytes and answers as an {@link ImageClassifier}. */
    public boolean isClassifierOf(int rows, int columns) {
        try {
            NodeInfo pixels = session.getInputInfo().get(ImageClassifier.PIXELS);
            return session.getNumInputs() == 1
                    && session.getOutputNames()
                            .containsAll(Set.of(ImageClassifier.PROBABILITIES, ImageClassifier.LABEL))
                    && pixels != null
                    && pixels.getInfo() instanceof TensorInfo info
                    && info.type == OnnxJavaType.UINT8
                    && info.getShape().length == 3
                    && info.getShape()[1] == rows
                    && info.getShape()[2] == columns;
        } catch (OrtException e) {
            throw refused("reads", e);
        }
    }

    /** The names of the inputs, in order. */
    public List<String> inputs() {
        return List.copyOf(session.getInputNames());
    }

    /**
     * The first output for these inputs, which are float32 or int32.
     *
     * @throws IllegalArgumentException if the model does not run with them, with ONNX Runtime's reason
     */
    public NdArray run(List<NdArray> inputs) {
        String output = session.getOutputNames().iterator().next();
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            int i = 0;
            for (String name : session.getInputNames()) {
                tensors.put(name, tensor(inputs.get(i++)));
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                return array((OnnxTensor) result.get(0));
            }
        } catch (OrtException e) {
            throw refused("runs", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * What an {@link ImageClassifier} says.
     *
     * @param probabilities [n, classes]
     * @param labels n classes
     */
    public record Answer(NdArray probabilities, int[] labels) {}

    /**
     * The answer of an {@link ImageClassifier}.
     *
     * @param pixels of n images, row by row
     */
    public Answer classify(byte[] pixels, int n, int rows, int columns) {
        try (OnnxTensor images = OnnxTensor.createTensor(
                        runtime, ByteBuffer.wrap(pixels), new long[] {n, rows, columns}, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(ImageClassifier.PIXELS, images))) {
            OnnxTensor labels = (OnnxTensor) result.get(ImageClassifier.LABEL).orElseThrow();
            LongBuffer found = labels.getLongBuffer();
            return new Answer(
                    array((OnnxTensor) result.get(ImageClassifier.PROBABILITIES).orElseThrow()),
                    IntStream.range(0, n)
                            .map(i -> Math.toIntExact(found.get(i)))
                            .toArray());
        } catch (OrtException e) {
            throw refused("runs", e);
        }
    }

    private OnnxTensor tensor(NdArray array) throws OrtException {
        long[] sizes = IntStream.of(array.shape().sizes()).asLongStream().toArray();
        return switch (array.dtype()) {
            case FLOAT32 -> OnnxTensor.createTensor(runtime, FloatBuffer.wrap(array.floats()), sizes);
            case INT32 -> OnnxTensor.createTensor(runtime, IntBuffer.wrap(array.ints()), sizes);
            case FLOAT64 ->
                throw new IllegalArgumentException("onnx: expected float32 or int32, found float64 " + array.shape());
        };
    }

    private static NdArray array(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        Shape shape = Shape.of(
                LongStream.of(info.getShape()).mapToInt(Math::toIntExact).toArray());
        if (info.type == OnnxJavaType.FLOAT) {
            float[] values = new float[shape.count()];
            tensor.getFloatBuffer().get(values);
            return NdArray.of(shape, values);
        }
        if (info.type == OnnxJavaType.INT32) {
            int[] values = new int[shape.count()];
            tensor.getIntBuffer().get(values);
            return NdArray.of(shape, values);
        }
        throw new IllegalArgumentException("onnx: expected float32 or int32, found an output of " + info.type);
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
