package gradbook.experiments.export;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
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

    private final Module network;
    private final Comparison comparison = new Comparison();

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
            comparison.forgetLabels(); // those of noise say nothing
            int samples = 0;
            for (Iterator<NdArray> batches = test.iterator(); batches.hasNext(); ) {
                NdArray x = batches.next();
                answered.accept(compare(model, x), samples);
                samples += x.shape().size(0);
            }
            return new Exported.Proof(samples, comparison.largest(), comparison.otherLabels());
        }
    }

    /** Notes differences; returns the model's answer. */
    private NdArray compare(OnnxModel model, NdArray x) {
        NdArray ours =
                NoGrad.of(() -> network.forward(Tensor.constant(x), Mode.EVAL)).value();
        NdArray theirs = model.run(List.of(x));
        comparison.add(ours, theirs);
        return theirs;
    }
}
