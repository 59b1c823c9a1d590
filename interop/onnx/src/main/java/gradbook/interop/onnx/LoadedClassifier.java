package gradbook.interop.onnx;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.LoadedModel.Port;
import gradbook.interop.onnx.proto.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An {@link ImageClassifier} that answers. */
public final class LoadedClassifier {
    /** What a probability of 1 may have more. */
    private static final double ROUNDINGS = 1e-5;

    private final LoadedModel model;
    private final int rows;
    private final int columns;

    private LoadedClassifier(LoadedModel model, int rows, int columns) {
        this.model = model;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * The classifier that a model is.
     *
     * @throws IllegalArgumentException if it does not take bytes of images of one size and answer with probabilities and labels
     */
    public static LoadedClassifier of(LoadedModel model) {
        List<Port> inputs = model.inputs();
        List<String> outputs = model.outputs().stream().map(Port::name).collect(Collectors.toList());
        boolean fits = inputs.size() == 1
                && inputs.get(0).name().equals(ImageClassifier.PIXELS)
                && inputs.get(0).type() == DataType.UINT8
                && inputs.get(0).sizes().size() == 3
                && isSide(inputs.get(0).sizes().get(1))
                && isSide(inputs.get(0).sizes().get(2))
                && outputs.containsAll(List.of(ImageClassifier.PROBABILITIES, ImageClassifier.LABEL));
        if (!fits) {
            throw new IllegalArgumentException("onnx: expected a classifier from " + ImageClassifier.PIXELS
                    + ": UINT8 [-1, rows, columns] to " + ImageClassifier.PROBABILITIES + " and "
                    + ImageClassifier.LABEL + ", found one from " + inputs + " to " + outputs);
        }
        List<Long> sizes = inputs.get(0).sizes();
        return new LoadedClassifier(model, sizes.get(1).intValue(), sizes.get(2).intValue());
    }

    /** Whether an image can be so high or wide. */
    private static boolean isSide(long size) {
        return size >= 1 && size <= 1 << 14;
    }

    /** Pixels from top to bottom. */
    public int rows() {
        return rows;
    }

    /** Pixels from left to right. */
    public int columns() {
        return columns;
    }

    /** What the classes are called; empty if the model does not say it. */
    public List<String> classNames() {
        String names = model.metadata().getOrDefault(ImageClassifier.CLASSES, "");
        return names.isEmpty()
                ? List.of()
                : List.of(names.replaceAll("[\\p{Cc}\\p{Cf}]", "?").split(ImageClassifier.SEPARATOR, -1));
    }

    /**
     * What it says.
     *
     * @param probabilities [n, classes]
     * @param labels n classes
     */
    public record Answer(NdArray probabilities, int[] labels) {}

    /**
     * Its answer.
     *
     * @param pixels of n images, row by row
     */
    public Answer classify(byte... pixels) {
        if (pixels.length % (rows * columns) != 0) {
            throw new IllegalArgumentException(
                    "onnx: expected images of " + rows + " x " + columns + " bytes, found " + pixels.length + " bytes");
        }
        int n = pixels.length / (rows * columns);
        int[] values = new int[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] & 0xff;
        }
        Map<String, NdArray> found =
                model.run(Map.of(ImageClassifier.PIXELS, NdArray.of(Shape.of(n, rows, columns), values)));
        NdArray probabilities = found.get(ImageClassifier.PROBABILITIES);
        int[] labels = found.get(ImageClassifier.LABEL).ints();
        if (probabilities.shape().rank() != 2 || probabilities.shape().size(0) != n || labels.length != n) {
            throw new IllegalArgumentException("onnx: expected probabilities [" + n + ", classes] and " + n
                    + " labels, found " + probabilities.shape() + " and " + labels.length);
        }
        for (int i = 0; i < probabilities.count(); i++) {
            if (!(probabilities.at(i) >= 0 && probabilities.at(i) <= 1 + ROUNDINGS)) {
                throw new IllegalArgumentException(
                        "onnx: expected probabilities from 0 to 1, found " + probabilities.at(i));
            }
        }
        for (int label : labels) {
            if (label < 0 || label >= probabilities.shape().size(1)) {
                throw new IllegalArgumentException("onnx: expected a label below "
                        + probabilities.shape().size(1) + ", the number of probabilities, found " + label);
            }
        }
        return new Answer(probabilities, labels);
    }
}
