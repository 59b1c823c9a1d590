package gradbook.experiments.export;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.io.Failure;
import gradbook.interop.onnx.OnnxModel;
import java.util.Arrays;
import java.util.List;

/**
 * Shows a network and its models the same images, the whole test part and random ones, and holds the answers together. A model that
 * answers otherwise does not leave the house.
 */
final class DoorProof {
    private static final int BATCH = 1_000;
    private static final int[] RANDOM_BATCHES = {1, 2, 7, 64};

    /** Two orders of summing a few thousand products of float32 differ by far less, a wrong weight by far more. */
    private static final double TOLERANCE = 1e-4;

    private final Module network;
    private final ImageParts images;
    private final String id;
    private double largest;
    private int otherLabels;

    DoorProof(Module network, ImageParts images, String id) {
        this.network = network;
        this.images = images;
        this.id = id;
    }

    /** The proof, or a {@link Failure}. */
    Exported.Proof of(byte[] logits, byte[] classifier) {
        try (OnnxModel model = OnnxModel.of(logits, 1);
                OnnxModel whole = OnnxModel.of(classifier, 1)) {
            Shape sample = Shape.of(1, images.test().rows(), images.test().columns());
            for (int batch : RANDOM_BATCHES) {
                Shape shape = Shape.of(batch, 1, sample.size(1), sample.size(2));
                compare(model, RandomKey.of(batch).normal(shape, DType.FLOAT32, 0, 1));
            }
            otherLabels = 0; // those of noise say nothing
            int first = 0;
            for (Batch batch : new DataLoader(images.testDataset(), BATCH).epoch(0)) {
                NdArray theirs = compare(model, batch.x().value());
                compareLabels(whole, first, theirs);
                first += batch.size();
            }
            return new Exported.Proof(first, largest, otherLabels);
        } catch (IllegalArgumentException refused) {
            throw new Failure("the model of " + id + " is not kept: " + refused.getMessage(), refused);
        }
    }

    /** Notes differences; returns the model's logits. */
    private NdArray compare(OnnxModel model, NdArray x) {
        NdArray ours = network.forward(Tensor.constant(x), Mode.EVAL).value();
        NdArray theirs = model.run(List.of(x));
        int classes = ours.shape().size(1);
        double size = 1;
        for (int i = 0; i < ours.count(); i++) {
            largest = Math.max(largest, Math.abs(ours.at(i) - theirs.at(i)));
            size = Math.max(size, Math.abs(ours.at(i)));
        }
        if (!(largest <= TOLERANCE * size)) {
            throw new Failure("the model of " + id + " is not kept: ONNX Runtime's logits differ by " + largest
                    + " from the engine's, expected no more than " + TOLERANCE * size);
        }
        for (int row = 0; row < ours.shape().size(0); row++) {
            int label = label(ours, row);
            int other = label(theirs, row);
            otherLabels += label == other ? 0 : 1;
            double margin = ours.at(row * classes + label) - ours.at(row * classes + other);
            if (margin > largest) {
                throw new Failure("the model of " + id + " is not kept: ONNX Runtime says class " + other
                        + ", the engine " + label + " by a margin of " + margin
                        + ", and their logits differ by no more than " + largest);
            }
        }
        return theirs;
    }

    /** The model of bytes says of the same images what the model of logits says. */
    private void compareLabels(OnnxModel whole, int first, NdArray logits) {
        int count = logits.shape().size(0);
        int rows = images.test().rows();
        int columns = images.test().columns();
        byte[] pixels =
                Arrays.copyOfRange(images.test().pixels(), first * rows * columns, (first + count) * rows * columns);
        int[] labels = whole.classify(pixels, count, rows, columns).labels();
        for (int row = 0; row < count; row++) {
            if (labels[row] != label(logits, row)) {
                throw new Failure("the model of " + id + " is not kept: of test image " + (first + row)
                        + " the model of bytes says class " + labels[row] + ", that of logits " + label(logits, row));
            }
        }
    }

    /** The class of the largest logit, the first one if several tie. */
    private static int label(NdArray logits, int row) {
        int classes = logits.shape().size(1);
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = logits.at(row * classes + i) > logits.at(row * classes + best) ? i : best;
        }
        return best;
    }
}
