package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Flatten;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Sgd;
import gradbook.experiments.model.Gpt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The networks of the table that read text. */
final class Sequences {
    private static final int VOCABULARY = 65; // the characters of Shakespeare's text
    private static final int LAYERS = 4;
    private static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int CONTEXT = 64;
    private static final int GPT_BATCH = 12;
    private static final int HIDDEN = 256;
    private static final int LSTM_BATCH = 32;
    private static final int STEPS = 64;

    private static final String ADAMW = """
            torch._fused_adamw_(ws, gs, as0, bs0, annotate(List[Tensor], []), COUNTS, lr=0.001, beta1=0.9, beta2=0.999, \
            weight_decay=0.01, eps=1e-8, amsgrad=False, maximize=False)""";

    private Sequences() {}

    static Workload gpt() {
        long tokens = (long) GPT_BATCH * CONTEXT;
        long weights = LAYERS * 12L * WIDTH * WIDTH + WIDTH * VOCABULARY;
        long scores = LAYERS * 2L * CONTEXT * WIDTH;
        return new Workload(
                "W4",
                "GPT: 4 layers, 4 heads, 128 wide, context 64, batch 12, vocabulary 65, GELU, AdamW; 50 steps",
                50,
                3 * tokens * (weights + scores),
                key -> Gpt.create(VOCABULARY, CONTEXT, WIDTH, HEADS, LAYERS, key, DType.FLOAT32),
                (y, labels) -> Loss.crossEntropy(y.reshape(labels.count(), VOCABULARY), labels),
                parameters -> new AdamW(parameters, new Constant(0.001), AdamW.DEFAULT),
                Workload.labels(16, VOCABULARY, GPT_BATCH, CONTEXT),
                Workload.labels(16, VOCABULARY, GPT_BATCH * CONTEXT),
                "h0 = torch.embedding(wte_weight, x) + wpe\n"
                        + IntStream.range(0, LAYERS).mapToObj(Sequences::block).collect(Collectors.joining())
                        + """
                        y = torch.layer_norm(hLAYERS, [WIDTH], norm_weight, norm_bias)
                        y = torch.linear(y, head_weight)
                        loss = torch.cross_entropy_loss(torch.flatten(y, 0, 1), labels)
                        """.replace("LAYERS", "" + LAYERS).replace("WIDTH", "" + WIDTH),
                ADAMW.replace("COUNTS", "[count for w in ws]"));
    }

    /** As a GPT's block is written by hand: one product for queries, keys and values, PyTorch's own fused attention. */
    private static String block(int layer) {
        return """
                n = torch.layer_norm(H, [WIDTH], P_norm1_weight, P_norm1_bias)
                q, k, v = torch.chunk(torch.linear(n, P_self_attn_in_proj_weight, P_self_attn_in_proj_bias), 3, -1)
                q = torch.transpose(torch.reshape(q, [BATCH, -1, HEADS, EACH]), 1, 2)
                k = torch.transpose(torch.reshape(k, [BATCH, -1, HEADS, EACH]), 1, 2)
                v = torch.transpose(torch.reshape(v, [BATCH, -1, HEADS, EACH]), 1, 2)
                a = torch.scaled_dot_product_attention(q, k, v, is_causal=True)
                a = torch.reshape(torch.transpose(a, 1, 2), [BATCH, -1, WIDTH])
                m = H + torch.linear(a, P_self_attn_out_proj_weight, P_self_attn_out_proj_bias)
                f = torch.layer_norm(m, [WIDTH], P_norm2_weight, P_norm2_bias)
                f = torch.gelu(torch.linear(f, P_linear1_weight, P_linear1_bias))
                NEXT = m + torch.linear(f, P_linear2_weight, P_linear2_bias)
                """.replace("P_", "block" + layer + "_")
                .replace("NEXT", "h" + (layer + 1))
                .replace("HEADS", "" + HEADS)
                .replace("EACH", "" + WIDTH / HEADS)
                .replace("WIDTH", "" + WIDTH)
                .replace("BATCH", "" + GPT_BATCH)
                .replace("H", "h" + layer);
    }

    static Workload lstm() {
        long tokens = (long) LSTM_BATCH * STEPS;
        return new Workload(
                "W5",
                "LSTM: embedding 256, hidden 256, batch 32, 64 steps, vocabulary 65; 50 steps",
                50,
                3 * tokens * (4L * HIDDEN * 2 * HIDDEN + HIDDEN * VOCABULARY),
                key -> Sequential.named()
                        .add("embed", Embedding.create(VOCABULARY, HIDDEN, key.fold("embed")))
                        .add("lstm", Lstm.create(HIDDEN, HIDDEN, RnnOptions.DEFAULT, key.fold("lstm")))
                        .add("head", Linear.create(HIDDEN, VOCABULARY, Initializer.GLOROT_UNIFORM, key.fold("head")))
                        .build(),
                (y, labels) -> Loss.crossEntropy(y.reshape(labels.count(), VOCABULARY), labels),
                parameters -> new Sgd(parameters, new Constant(Workloads.RATE), 0.9, 0),
                Workload.labels(16, VOCABULARY, STEPS, LSTM_BATCH),
                Workload.labels(16, VOCABULARY, STEPS * LSTM_BATCH),
                """
                zero = torch.zeros([1, 32, 256])
                y, h, c = torch.lstm(torch.embedding(embed_weight, x), [zero, zero], [lstm_weight_ih_l0, lstm_weight_hh_l0, \
                lstm_bias_ih_l0, lstm_bias_hh_l0], True, 1, 0., True, False, False)
                loss = torch.cross_entropy_loss(torch.flatten(torch.linear(y, head_weight, head_bias), 0, 1), labels)
                """,
                Workloads.SGD);
    }

    /** The network for names of Bengio et al. 2003 (JMLR 3), with batch normalization. */
    static Workload names() {
        return new Workload(
                "W6",
                "small: embedding 10, context 3, hidden 200 with batch norm, 27 classes, batch 32; 2,000 steps",
                2_000,
                32L * (2 * 30 * 200 + 30 * 200 + 3 * 200 * 27),
                key -> Sequential.named()
                        .add("embed", Embedding.create(27, 10, key.fold("embed")))
                        .add("flatten", Flatten.INSTANCE)
                        .add(
                                "fc1",
                                Linear.create(30, 200, Initializer.HE_NORMAL, key.fold("fc1"))
                                        .withoutBias())
                        .add("bn", BatchNorm1d.create(200))
                        .add("tanh", Activation.TANH)
                        .add("fc2", Linear.create(200, 27, Initializer.GLOROT_UNIFORM, key.fold("fc2")))
                        .build(),
                Loss::crossEntropy,
                parameters -> new Sgd(parameters, new Constant(Workloads.RATE), 0.9, 0),
                Workload.labels(16, 27, 32, 3),
                Workload.labels(16, 27, 32),
                """
                h = torch.linear(torch.flatten(torch.embedding(embed_weight, x), 1), fc1_weight)
                h = torch.tanh(torch.batch_norm(h, bn_weight, bn_bias, None, None, True, 0.1, 1e-5, False))
                loss = torch.cross_entropy_loss(torch.linear(h, fc2_weight, fc2_bias), labels)
                """,
                Workloads.SGD);
    }
}
