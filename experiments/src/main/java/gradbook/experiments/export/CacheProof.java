package gradbook.experiments.export;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.interop.onnx.CachedModel;
import gradbook.interop.onnx.OnnxModel;

/**
 * Has a {@link CachedModel} in ONNX Runtime read stretches piece by piece, and compares what it says at each place with what the network says
 * that reads the stretch as a whole. A model that answers otherwise is refused.
 */
final class CacheProof {
    private static final int[] BATCHES = {1, 2, 7};

    private final Gpt network;
    private final Comparison comparison = new Comparison();

    CacheProof(Gpt network) {
        this.network = network;
    }

    /**
     * The proof, by stretches as long as the context, of tokens drawn from the whole vocabulary.
     *
     * @throws IllegalArgumentException if the model answers otherwise than the network, or ONNX Runtime does not run it
     */
    Exported.Proof of(byte[] bytes, int vocabulary) {
        int context = network.context();
        // token by token from nothing; then behind places that came at once; pieces of unequal sizes; all at once
        int[][] ways = {{1}, {Math.max(1, context / 2), 1}, {1, 3, 7}, {context}};
        int samples = 0;
        try (CachedModel model = CachedModel.of(OnnxModel.of(bytes, 1))) {
            for (int batch : BATCHES) {
                Shape shape = Shape.of(batch, context);
                NdArray tokens = NdArray.of(shape, RandomKey.of(batch).integers(shape.count(), vocabulary));
                Tensor whole = NoGrad.of(() -> network.forward(Tensor.constant(tokens), Mode.EVAL));
                for (int[] pieces : ways) {
                    compare(model, tokens, whole, pieces);
                }
                samples += batch;
            }
        }
        return new Exported.Proof(samples, comparison.largest(), comparison.otherLabels());
    }

    /** @param pieces sizes, of which the last is that of all that are left */
    private void compare(CachedModel model, NdArray tokens, Tensor whole, int... pieces) {
        model.forget();
        int context = network.context();
        int from = 0;
        for (int i = 0; from < context; i++) {
            int to = Math.min(context, from + pieces[Math.min(i, pieces.length - 1)]);
            NdArray found = model.read(places(tokens, from, to));
            comparison.add(whole.slice(1, from, to).value(), found);
            from = to;
        }
    }

    private static NdArray places(NdArray tokens, int from, int to) {
        int batch = tokens.shape().size(0);
        int context = tokens.shape().size(1);
        int[] some = new int[batch * (to - from)];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(tokens.ints(), i * context + from, some, i * (to - from), to - from);
        }
        return NdArray.of(Shape.of(batch, to - from), some);
    }
}
