package gradbook.engine.golden;

import static gradbook.engine.golden.LayerCases.KEY;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.MultiHeadAttention;
import gradbook.engine.nn.TransformerBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attention and what is built of it. */
final class AttentionLayerCases {
    private static final int WIDTH = 6;
    private static final int HEADS = 2;
    private static final TransformerBlock.Options GPT = TransformerBlock.Options.gpt(WIDTH);

    static final List<LayerCase> ALL = List.of(
            LayerCase.of("multi-head-attention", t -> attention(false, t), 2, 4, WIDTH),
            LayerCase.of("multi-head-attention-causal", t -> attention(true, t), 2, 4, WIDTH),
            cross(),
            block("transformer-block", GPT),
            block("transformer-block-norm-last", GPT.withNormFirst(false)),
            block("transformer-block-seeing-all", GPT.withCausal(false)),
            block("transformer-block-dropout", GPT.withDropout(0.25))
                    .withMask("mask1", 0.25, "dropout1", 2, 4, WIDTH)
                    .withMask("mask", 0.25, "dropout", 2, 4, 4 * WIDTH)
                    .withMask("mask2", 0.25, "dropout2", 2, 4, WIDTH));

    private AttentionLayerCases() {}

    private static MultiHeadAttention attention(boolean causal, gradbook.engine.array.DType dtype) {
        return MultiHeadAttention.create(WIDTH, HEADS, causal, Initializer.HE_NORMAL, KEY, dtype);
    }

    private static LayerCase block(String name, TransformerBlock.Options options) {
        return LayerCase.of(
                name, t -> TransformerBlock.create(WIDTH, HEADS, options, Initializer.HE_NORMAL, KEY, t), 2, 4, WIDTH);
    }

    private static LayerCase cross() {
        Map<String, NdArray> x = new LinkedHashMap<>();
        x.put("x", LayerCase.normal("query", 2, 3, WIDTH));
        x.put("other", LayerCase.normal("other", 2, 5, WIDTH));
        return new LayerCase(
                "multi-head-attention-cross",
                t -> attention(false, t),
                x,
                List.of("y"),
                (module, inputs, mode) ->
                        List.of(((MultiHeadAttention) module).forward(inputs.get(0), inputs.get(1), mode)),
                Map.of());
    }
}
