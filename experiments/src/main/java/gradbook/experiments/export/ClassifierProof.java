package gradbook.experiments.export;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.metric.Predictions;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.interop.onnx.LoadedClassifier;
import gradbook.interop.onnx.OnnxModel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Shows a model of bytes all test images, and the model of logits that it is made of: they say the same, or it is refused. */
final class ClassifierProof {
    /** Two orders of adding up probabilities differ by a few roundings of 1. */
    private static final double TOLERANCE = 1e-5;

    private ClassifierProof() {}

    /**
     * Compares.
     *
     * @param logits a model from scaled images to logits, proven
     * @param classifier one from bytes to probabilities and a label
     * @param images in bytes
     * @param scaled the same images as the network sees them, in batches
     * @throws IllegalArgumentException if they answer otherwise
     */
    static void check(byte[] logits, byte[] classifier, LabelledImages images, Stream<NdArray> scaled) {
        int pixels = images.rows() * images.columns();
        try (OnnxModel model = OnnxModel.of(logits, 1);
                OnnxModel loaded = OnnxModel.of(classifier, 1)) {
            LoadedClassifier whole = LoadedClassifier.of(loaded);
            int first = 0;
            for (Iterator<NdArray> batches = scaled.iterator(); batches.hasNext(); ) {
                NdArray expected = model.run(List.of(batches.next()));
                int count = expected.shape().size(0);
                byte[] bytes = Arrays.copyOfRange(images.pixels(), first * pixels, (first + count) * pixels);
                compare(expected, whole.classify(bytes), first);
                first += count;
            }
        }
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
