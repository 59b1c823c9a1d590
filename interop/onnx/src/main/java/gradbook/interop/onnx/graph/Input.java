package gradbook.interop.onnx.graph;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model is asked with.
 *
 * @param name its name in the file
 * @param dtype float32, or int32 for indices
 * @param sizes of its axes, each a number or the name of an axis that may have any size; the same name is the same size in all inputs
 * @param doc what it means, for whoever opens the file
 */
public record Input(String name, DType dtype, List<Size> sizes, String doc) {
    private static final Size BATCH = Size.varying("batch");

    public Input {
        sizes = List.copyOf(sizes);
        for (Size size : sizes) {
            if (!size.isFixed() && !size.equals(Size.varying(size.toString()))) {
                throw new IllegalArgumentException(
                        "onnx: expected sizes of " + name + " that are numbers or names, found " + size);
            }
        }
    }

    /** Any number of samples of this shape, along an axis in front. */
    public static Input batch(String name, DType dtype, Shape sample, String doc) {
        return new Input(
                name, dtype, Stream.concat(Stream.of(BATCH), fixed(sample)).toList(), doc);
    }

    /** An array of this shape. */
    public static Input whole(String name, DType dtype, Shape shape) {
        return new Input(name, dtype, fixed(shape).toList(), "");
    }

    private static Stream<Size> fixed(Shape shape) {
        return IntStream.of(shape.sizes()).mapToObj(Size::of);
    }

    /** Its shape where each axis that varies has this size. */
    public Shape shape(int varying) {
        return Shape.of(sizes.stream()
                .mapToInt(size -> size.isFixed() ? size.fixed() : varying)
                .toArray());
    }

    /** Zeros for a trial. */
    NdArray zeros(Trial trial) {
        return NdArray.zeros(
                Shape.of(sizes.stream().mapToInt(size -> size.under(trial)).toArray()), dtype);
    }
}
