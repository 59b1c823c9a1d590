package gradbook.experiments.export;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.metric.Predictions;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.interop.onnx.OnnxModel;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * Shows a network and its model the same samples, all that it is tried on and random ones, and compares their answers. A model that
 * answers otherwise is refused.
 */
final class DoorProof {
    private static final int[] RANDOM_BATCHES = {1, 2, 7, 64};

    /** Two orders of summing a few thousand products of float32 differ by far less, a wrong weight by far more. */
    private static final double TOLERANCE = 1e-4;

    private final Module network;
    private double largest;
    private int otherLabels;

    DoorProof(Module network) {
        this.network = network;
    }

    /**
     * The proof.
     *
     * @param logits a model that should answer as the network
     * @param random a batch of a size that it has never seen
     * @param test all that it is tried on, in batches
     * @param answered told what the model answers to each of them, and how many samples came before
     * @throws IllegalArgumentException if it answers otherwise than the network, or ONNX Runtime does not run it
     */
    Exported.Proof of(
            byte[] logits, IntFunction<NdArray> random, Stream<NdArray> test, ObjIntConsumer<NdArray> answered) {
        try (OnnxModel model = OnnxModel.of(logits, 1)) {
            for (int batch : RANDOM_BATCHES) {
                compare(model, random.apply(batch));
            }
            otherLabels = 0; // those of noise say nothing
            int samples = 0;
            for (Iterator<NdArray> batches = test.iterator(); batches.hasNext(); ) {
                NdArray x = batches.next();
                answered.accept(compare(model, x), samples);
                samples += x.shape().size(0);
            }
            return new Exported.Proof(samples, largest, otherLabels);
        }
    }

    /** Notes differences; returns the model's answer. */
    private NdArray compare(OnnxModel model, NdArray x) {
        NdArray ours =
                NoGrad.of(() -> network.forward(Tensor.constant(x), Mode.EVAL)).value();
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
        compareLabels(scores(ours), scores(theirs), difference);
        return theirs;
    }

    /** A score for each class in a row; one that is alone stands for its class, the negative of it for the other. */
    private static NdArray scores(NdArray y) {
        Tensor rows =
                Tensor.constant(y).reshape(-1, y.shape().size(-1 + y.shape().rank()));
        return (rows.shape().size(1) > 1 ? rows : Tensor.concatenate(1, rows.neg(), rows)).value();
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
}
