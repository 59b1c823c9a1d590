package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Module;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.interop.onnx.OnnxExporter.Description;
import gradbook.interop.onnx.graph.Input;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of samples that say all about themselves, such as tokens.
 *
 * @param network maps samples [n, ...] to scores [n, ...]
 * @param samples that it is tried on, [n, ...], float32 or int32
 * @param sample what a sample is called, and means
 * @param answer what the answer is called, and means
 * @param doc what the model is for, in a sentence
 * @param dataLicence under what terms the data may be used, if they are somebody's
 * @param more of what its model says of itself, by name
 */
public record TrainedOnSamples(
        Module network,
        NdArray samples,
        Said sample,
        Said answer,
        String doc,
        Optional<String> dataLicence,
        Map<String, String> more)
        implements Trained {
    public TrainedOnSamples {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** One whose model says no more of itself than any other. */
    public TrainedOnSamples(
            Module network, NdArray samples, Said sample, Said answer, String doc, Optional<String> dataLicence) {
        this(network, samples, sample, answer, doc, dataLicence, Map.of());
    }

    /** What a model says whose weights were rounded. */
    public static final String ROUNDED = " Trained in float64, of which this has the weights in float32.";

    private static final int BATCH = 1_000;

    /**
     * A network of points, which answers by a sign.
     *
     * @param network maps points [n, coordinates] to scores [n, 1], its weights rounded
     * @param points all that there are, [n, coordinates]
     */
    public static TrainedOnSamples points(Module network, NdArray points) {
        return new TrainedOnSamples(
                network,
                points,
                new Said("points", "coordinates, as they are"),
                new Said("score", "its sign is the class, +1 or -1"),
                "From points to scores." + ROUNDED,
                Optional.empty());
    }

    /** A name and what it means. */
    public record Said(String name, String doc) {}

    @Override
    public Input input() {
        int[] sizes = samples.shape().sizes();
        return Input.batch(
                sample.name, samples.dtype(), Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length)), sample.doc);
    }

    @Override
    public Description description(String name, Map<String, String> metadata) {
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.putAll(more);
        return new Description(name, doc, answer.name, answer.doc, all);
    }

    @Override
    public Stream<NdArray> test(Function<ImageSet, ImageParts> data) {
        int n = samples.shape().size(0);
        return IntStream.range(0, (n + BATCH - 1) / BATCH)
                .mapToObj(i ->
                        IntStream.range(i * BATCH, Math.min((i + 1) * BATCH, n)).toArray())
                .map(this::rows);
    }

    /** Tokens are none that the network does not know: samples from all over. */
    @Override
    public NdArray random(int batch) {
        if (samples.dtype() != DType.INT32) {
            return Trained.super.random(batch);
        }
        int n = samples.shape().size(0);
        return rows(IntStream.range(0, batch).map(i -> i * (n / batch)).toArray());
    }

    private NdArray rows(int... places) {
        int[] sizes = samples.shape().sizes();
        int each = samples.count() / sizes[0];
        sizes[0] = places.length;
        NdArray rows = NdArray.zeros(Shape.of(sizes), samples.dtype());
        Object from = samples.dtype() == DType.INT32 ? samples.ints() : samples.floats();
        Object to = rows.dtype() == DType.INT32 ? rows.ints() : rows.floats();
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(from, places[i] * each, to, i * each, each);
        }
        return rows;
    }

    @Override
    public List<String> classNames() {
        return List.of();
    }
}
