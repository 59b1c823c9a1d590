package gradbook.experiments.export;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.metric.Predictions;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.interop.onnx.LoadedClassifier;
import gradbook.interop.onnx.OnnxModel;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/** Shows a model of bytes the images for which the model of logits has answered: they say the same, or it is refused. */
final class ClassifierProof implements ObjIntConsumer<NdArray>, AutoCloseable {
    /** Two orders of adding up probabilities differ by a few roundings of 1. */
    private static final double TOLERANCE = 1e-5;

    private final OnnxModel model;
    private final LabelledImages images;

    /**
     * The proof.
     *
     * @param classifier a model from bytes to probabilities and a label
     * @param images in bytes
     */
    ClassifierProof(byte[] classifier, LabelledImages images) {
        this.model = OnnxModel.of(classifier, 1);
        this.images = images;
    }

    /**
     * Compares.
     *
     * @param logits of some images
     * @param first how many images come before them
     * @throws IllegalArgumentException if the model of bytes answers otherwise
     */
    @Override
    public void accept(NdArray logits, int first) {
        int pixels = images.rows() * images.columns();
        int end = first + logits.shape().size(0);
        byte[] bytes = Arrays.copyOfRange(images.pixels(), first * pixels, end * pixels);
        compare(logits, LoadedClassifier.of(model).classify(bytes), first);
    }

    @Override
    public void close() {
        model.close();
    }

    private static void compare(NdArray logits, LoadedClassifier.Answer answer, int first) {
        NdArray expected = Tensor.constant(logits).softmax(1).value();
        for (int i = 0; i < expected.count(); i++) {
            if (!(Math.abs(expected.at(i) - answer.probabilities().at(i)) <= TOLERANCE)) {
                throw new IllegalArgumentException(
                        "expected a probability of " + expected.at(i) + " of the model of bytes, found "
                                + answer.probabilities().at(i));
            }
        }
        int[] labels = Predictions.of(logits).ints();
        for (int row = 0; row < labels.length; row++) {
            if (answer.labels()[row] != labels[row]) {
                throw new IllegalArgumentException("expected class " + labels[row]
                        + " of the model of bytes for test image " + (first + row) + ", found " + answer.labels()[row]);
            }
        }
    }
}
