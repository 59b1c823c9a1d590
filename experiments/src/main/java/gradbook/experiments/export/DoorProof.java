package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.metric.Predictions;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.interop.onnx.LoadedClassifier;
import gradbook.interop.onnx.OnnxModel;
import java.util.Arrays;
import java.util.List;

/**
 * Shows a network and its models the same images, the whole test part and random ones, and compares their answers. Models that answer
 * otherwise are refused.
 */
final class DoorProof {
    private static final int BATCH = 1_000;
    private static final int[] RANDOM_BATCHES = {1, 2, 7, 64};

    /** Two orders of summing a few thousand products of float32 differ by far less, a wrong weight by far more. */
    private static final double TOLERANCE = 1e-4;

    /** Two orders of adding up probabilities differ by a few roundings of 1. */
    private static final double PROBABILITY_TOLERANCE = 1e-5;

    private final Module network;
    private final ImageParts images;
    private double largest;
    private int otherLabels;

    DoorProof(Module network, ImageParts images) {
        this.network = network;
        this.images = images;
    }

    /**
     * The proof.
     *
     * @param logits a model from scaled images to logits
     * @param classifier one from bytes to probabilities and a label
     * @throws IllegalArgumentException if one answers otherwise than the network, or ONNX Runtime does not run it
     */
    Exported.Proof of(byte[] logits, byte[] classifier) {
        try (OnnxModel model = OnnxModel.of(logits, 1);
                OnnxModel whole = OnnxModel.of(classifier, 1)) {
            for (int batch : RANDOM_BATCHES) {
                Shape shape =
                        Shape.of(batch, 1, images.test().rows(), images.test().columns());
                compare(model, RandomKey.of(batch).normal(shape, DType.FLOAT32, 0, 1));
            }
            otherLabels = 0; // those of noise say nothing
            int first = 0;
            for (Batch batch : new DataLoader(images.testDataset(), BATCH).epoch(0)) {
                compareAnswers(
                        LoadedClassifier.of(whole),
                        first,
                        compare(model, batch.x().value()));
                first += batch.size();
            }
            return new Exported.Proof(first, largest, otherLabels);
        }
    }

    /** Notes differences; returns the model's logits. */
    private NdArray compare(OnnxModel model, NdArray x) {
        NdArray ours = network.forward(Tensor.constant(x), Mode.EVAL).value();
        NdArray theirs = model.run(List.of(x));
        double difference = 0;
        double size = 1;
        for (int i = 0; i < ours.count(); i++) {
            if (!Double.isFinite(ours.at(i))) {
                throw new IllegalArgumentException(
                        "expected finite logits, found that the network's are " + ours.at(i));
            }
            difference = Math.max(difference, Math.abs(ours.at(i) - theirs.at(i)));
            size = Math.max(size, Math.abs(ours.at(i)));
        }
        if (!(difference <= TOLERANCE * size)) {
            throw new IllegalArgumentException("expected logits of ONNX Runtime within " + TOLERANCE * size
                    + " of the engine's, found a difference of " + difference);
        }
        largest = Math.max(largest, difference);
        compareLabels(ours, theirs, difference);
        return theirs;
    }

    private void compareLabels(NdArray ours, NdArray theirs, double difference) {
        int classes = ours.shape().size(1);
        int[] labels = Predictions.of(ours).ints();
        int[] others = Predictions.of(theirs).ints();
        for (int row = 0; row < labels.length; row++) {
            int label = labels[row];
            int other = others[row];
            otherLabels += label == other ? 0 : 1;
            double margin = ours.at(row * classes + label) - ours.at(row * classes + other);
            // one logit may be larger by the difference and the other smaller
            if (margin > 2 * difference) {
                throw new IllegalArgumentException("expected class " + label + " of ONNX Runtime, found " + other
                        + ", though the engine's margin of " + margin + " is more than their differences of "
                        + difference);
            }
        }
    }

    /** The model of bytes says of the same images what the model of logits says. */
    private void compareAnswers(LoadedClassifier whole, int first, NdArray logits) {
        int count = logits.shape().size(0);
        int rows = images.test().rows();
        int columns = images.test().columns();
        byte[] pixels =
                Arrays.copyOfRange(images.test().pixels(), first * rows * columns, (first + count) * rows * columns);
        LoadedClassifier.Answer answer = whole.classify(pixels);
        NdArray expected = Tensor.constant(logits).softmax(1).value();
        for (int i = 0; i < expected.count(); i++) {
            if (!(Math.abs(expected.at(i) - answer.probabilities().at(i)) <= PROBABILITY_TOLERANCE)) {
                throw new IllegalArgumentException(
                        "expected a probability of " + expected.at(i) + " of the model of bytes, found "
                                + answer.probabilities().at(i));
            }
        }
        int[] labels = Predictions.of(logits).ints();
        for (int row = 0; row < count; row++) {
            if (answer.labels()[row] != labels[row]) {
                throw new IllegalArgumentException("expected class " + labels[row]
                        + " of the model of bytes for test image " + (first + row) + ", found " + answer.labels()[row]);
            }
        }
    }
}
