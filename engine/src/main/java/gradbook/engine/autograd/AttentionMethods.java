package gradbook.engine.autograd;

import gradbook.engine.op.SelfAttention;

/** Attention of {@link Tensor} (math.md §10.4) as one operator. */
public sealed interface AttentionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * Attention with several heads among the places of this, [n, l, 3 width]: queries, keys and values one after another, each of them
     * head after head. [n, l, width].
     *
     * @param heads they divide the width
     * @param causal whether place i sees the places 0 to i only
     */
    default Tensor selfAttention(int heads, boolean causal) {
        return Tensor.apply(new SelfAttention(heads, causal), self());
    }
}
