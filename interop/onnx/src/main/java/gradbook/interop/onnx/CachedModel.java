package gradbook.interop.onnx;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.LoadedModel.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoder as a model that is told the keys and values of what it has read and gives back those of what is new behind them, under the names
 * that Hugging Face's Optimum gives them: {@code input_ids} [n, t] and, for each layer, {@code past_key_values.0.key} and {@code .value} [n,
 * heads, past, d]; to {@code logits} [n, t, vocabulary] and {@code present.0.key} and {@code .value} [n, heads, past + t, d]. This hands on
 * from one call to the next what it gave back.
 */
public final class CachedModel implements AutoCloseable {
    public static final String TOKENS = "input_ids";
    public static final String LOGITS = "logits";
    private static final String PAST = "past_key_values.";
    private static final String PRESENT = "present.";

    private final LoadedModel model;
    private final List<Port> past;
    private final Map<String, NdArray> kept = new LinkedHashMap<>();

    private CachedModel(LoadedModel model, List<Port> past) {
        this.model = model;
        this.past = past;
    }

    /** A layer's keys and values as an input. */
    public static List<String> past(int layer) {
        return names(PAST, layer);
    }

    /** A layer's keys and values as an output. */
    public static List<String> present(int layer) {
        return names(PRESENT, layer);
    }

    private static List<String> names(String begin, int layer) {
        return List.of(begin + layer + ".key", begin + layer + ".value");
    }

    /** Whether a model takes keys and values. */
    public static boolean is(LoadedModel model) {
        return model.inputs().stream().anyMatch(input -> input.name().startsWith(PAST));
    }

    /**
     * A model that has read nothing yet.
     *
     * @throws IllegalArgumentException if it takes or gives back anything else
     */
    public static CachedModel of(LoadedModel model) {
        List<Port> past = model.inputs().stream()
                .filter(input -> !input.name().equals(TOKENS))
                .toList();
        List<String> outputs = model.outputs().stream().map(Port::name).toList();
        boolean fits = is(model) && past.size() + 1 == model.inputs().size() && outputs.contains(LOGITS);
        for (Port port : past) {
            fits &= port.name().startsWith(PAST)
                    && port.sizes().size() == 4
                    && outputs.contains(presentOf(port))
                    && port.sizes().get(1) > 0
                    && port.sizes().get(3) > 0;
        }
        if (!fits) {
            throw new IllegalArgumentException("onnx: expected the inputs " + TOKENS + " and " + past(0)
                    + " [n, heads, past, d] and so on, and the outputs " + LOGITS + ", " + present(0)
                    + " and so on, found "
                    + model.inputs() + " and " + model.outputs());
        }
        return new CachedModel(model, past);
    }

    private static String presentOf(Port past) {
        return PRESENT + past.name().substring(PAST.length());
    }

    /**
     * Reads on.
     *
     * @param tokens [n, t], int32; n as before, unless all was forgotten
     * @return logits [n, t, vocabulary]
     * @throws IllegalArgumentException if the model does not run with them, with the reason
     */
    public NdArray read(NdArray tokens) {
        Map<String, NdArray> x = new LinkedHashMap<>(kept);
        x.put(TOKENS, tokens);
        for (Port port : past) {
            x.computeIfAbsent(port.name(), name -> none(tokens.shape().size(0), port));
        }
        Map<String, NdArray> y = model.run(x);
        past.forEach(port -> kept.put(port.name(), y.get(presentOf(port))));
        return y.get(LOGITS);
    }

    private static NdArray none(int samples, Port port) {
        int heads = Math.toIntExact(port.sizes().get(1));
        int d = Math.toIntExact(port.sizes().get(3));
        return NdArray.zeros(Shape.of(samples, heads, 0, d), DType.FLOAT32);
    }

    /** Forgets what it has read. */
    public void forget() {
        kept.clear();
    }

    @Override
    public void close() {
        model.close();
    }
}
