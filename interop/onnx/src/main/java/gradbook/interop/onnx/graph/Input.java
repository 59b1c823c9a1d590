package gradbook.interop.onnx.graph;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.stream.IntStream;

/**
 * What a model is asked with.
 *
 * @param name its name in the file
 * @param dtype float32, or int32 for indices
 * @param shape of one sample if {@code batched}, else of the whole
 * @param batched whether any number of samples come at once, along an axis in front
 * @param doc what it means, for whoever opens the file
 */
public record Input(String name, DType dtype, Shape shape, boolean batched, String doc) {
    /** Any number of samples of this shape. */
    public static Input batch(String name, DType dtype, Shape sample, String doc) {
        return new Input(name, dtype, sample, true, doc);
    }

    /** An array of this shape. */
    public static Input whole(String name, DType dtype, Shape shape) {
        return new Input(name, dtype, shape, false, "");
    }

    /** Zeros for a batch of this size. */
    NdArray zeros(int batch) {
        IntStream sizes = IntStream.of(shape.sizes());
        int[] all = (batched ? IntStream.concat(IntStream.of(batch), sizes) : sizes).toArray();
        return NdArray.zeros(Shape.of(all), dtype);
    }
}
