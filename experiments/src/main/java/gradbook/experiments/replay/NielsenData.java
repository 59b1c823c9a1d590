package gradbook.experiments.replay;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.experiments.dataset.LabelledImages;
import java.util.Arrays;

/**
 * A part of MNIST as Nielsen's program sees it: a pixel over 256, in float64, and ten targets of which the label's is 1.
 *
 * @param first number of the part's first image
 * @param size how many images it has
 */
record NielsenData(LabelledImages images, int first, int size) {
    /** How many targets there are. */
    static final int CLASSES = 10;

    /** Some of them, in this order: x [n, pixels], targets [n, 10], labels [n]. */
    record Batch(Tensor x, Tensor targets, int[] labels) {
        int size() {
            return labels.length;
        }
    }

    int pixels() {
        return images.rows() * images.columns();
    }

    /** The images {@code indices[from … to - 1]} of this part. */
    Batch batch(int[] indices, int from, int to) {
        int pixels = pixels();
        double[] x = new double[(to - from) * pixels];
        double[] targets = new double[(to - from) * CLASSES];
        int[] labels = new int[to - from];
        for (int i = 0; i < labels.length; i++) {
            int image = first + indices[from + i];
            for (int p = 0; p < pixels; p++) {
                x[i * pixels + p] = (images.pixels()[image * pixels + p] & 0xff) / 256.0;
            }
            labels[i] = images.labels()[image] & 0xff;
            targets[i * CLASSES + labels[i]] = 1;
        }
        return new Batch(
                Tensor.constant(NdArray.of(Shape.of(labels.length, pixels), x)),
                Tensor.constant(NdArray.of(Shape.of(labels.length, CLASSES), targets)),
                labels);
    }

    /** All of it, [size, pixels]. */
    NdArray pixelsOfAll() {
        return batch(order(), 0, size).x().value();
    }

    /** The numbers of all images. */
    int[] order() {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }
}
