package gradbook.interop.pytorch.program;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Layer by layer the statements that a module of {@code torch.nn} runs. */
final class LayerStatements {
    static final Map<String, String> ALL = Map.ofEntries(
            entry("linear", "y = torch.linear(x, weight, bias)"),
            entry("linear-without-bias", "y = torch.linear(x, weight)"),
            entry("embedding", "y = torch.embedding(weight, x)"),
            entry("flatten", "y = torch.flatten(x, 1)"),
            entry("dropout", "y = x * mask"),
            entry("dropout2d", "y = x * mask"),
            entry("sequential", """
                    y = torch.tanh(torch.linear(x, fc1_weight, fc1_bias))
                    y = torch.linear(y, fc2_weight, fc2_bias)"""),
            entry("residual", "y = x + torch.linear(x, body_weight, body_bias)"),
            entry(
                    "residual-with-shortcut",
                    "y = torch.linear(x, body_weight, body_bias) + torch.linear(x, shortcut_weight)"),
            entry("leaky-relu", "y = torch.leaky_relu(x, 0.2)"),
            entry("elu", "y = torch.elu(x, 1.5)"),
            entry("relu", "y = torch.relu(x)"),
            entry("sigmoid", "y = torch.sigmoid(x)"),
            entry("log-sigmoid", "y = torch.log_sigmoid(x)"),
            entry("tanh", "y = torch.tanh(x)"),
            entry("softplus", "y = torch.softplus(x)"),
            entry("selu", "y = torch.selu(x)"),
            entry("silu", "y = torch.silu(x)"),
            entry("mish", "y = torch.mish(x)"),
            entry("gelu", "y = torch.gelu(x)"),
            entry("gelu-tanh", "y = torch.gelu(x, approximate=\"tanh\")"),
            entry("conv1d", "y = torch.conv1d(x, weight, bias, [2], [1], [1], 2)"),
            entry("conv2d-same", "y = torch.conv2d(x, weight, bias, padding=\"same\")"),
            entry("conv2d-every-option", "y = torch.conv2d(x, weight, bias, [2, 1], [1, 2], [1, 2], 2)"),
            entry("conv-transpose2d", "y = torch.conv_transpose2d(x, weight, bias, [2, 2], [1, 1], [1, 1], 2)"),
            entry("max-pool1d", "y = torch.max_pool1d(x, [2])"),
            entry("max-pool2d", "y = torch.max_pool2d(x, [2, 2])"),
            entry("max-pool2d-overlapping", "y = torch.max_pool2d(x, [3, 3], [2, 2], [1, 1])"),
            entry("avg-pool1d", "y = torch.avg_pool1d(x, [2])"),
            entry("avg-pool2d", "y = torch.avg_pool2d(x, [2, 2])"),
            entry("avg-pool2d-padded", "y = torch.avg_pool2d(x, [3, 3], [1, 1], [1, 1])"),
            entry("adaptive-avg-pool2d", "y = torch.adaptive_avg_pool2d(x, [3, 2])"),
            entry("global-avg-pool", "y = torch.adaptive_avg_pool2d(x, [1, 1])"),
            entry("upsample", "y = torch.upsample_nearest2d(x, [6, 4])"),
            entry("batch-norm1d", batchNorm(0.1, 1e-5)),
            entry("batch-norm1d-of-sequences", batchNorm(0.3, 1e-5)),
            entry("batch-norm2d", batchNorm(0.1, 1e-3)),
            entry("layer-norm", "y = torch.layer_norm(x, [7], weight, bias)"),
            entry("layer-norm-plain", "y = torch.layer_norm(x, [3, 5])"),
            entry("group-norm", "y = torch.group_norm(x, 2, weight, bias)"),
            entry("group-norm-plain", "y = torch.group_norm(x, 4)"),
            entry("rms-norm", "y = torch.rms_norm(x, [7], weight, 1e-6)"),
            entry("rms-norm-plain", "y = torch.rms_norm(x, [7], None, 1e-6)"),
            entry("rnn", recurrent("rnn_tanh", 1, false, "")),
            entry("rnn-relu-deep", recurrent("rnn_relu", 2, true, "")),
            entry("lstm", recurrent("lstm", 1, false, "")),
            entry("lstm-deep", recurrent("lstm", 2, true, "")),
            entry(
                    "lstm-without-bias",
                    "y, h_n, c_n = torch.lstm(x, [h_0, c_0], [weight_ih_l0, weight_hh_l0], False, 1, 0., training,"
                            + " False, False)"),
            entry("lstm-batch-first", recurrent("lstm", 2, true, "True")),
            entry("gru", recurrent("gru", 1, false, "")),
            entry("gru-deep", recurrent("gru", 2, true, "")),
            entry("lstm-dropout", """
                    first, h1, c1 = torch.lstm(x, [h_0[0:1], c_0[0:1]], [weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0], True, 1, 0., training, False, False)
                    y, h2, c2 = torch.lstm(first * mask, [h_0[1:2], c_0[1:2]], [weight_ih_l1, weight_hh_l1, bias_ih_l1, bias_hh_l1], True, 1, 0., training, False, False)
                    h_n = torch.cat([h1, h2])
                    c_n = torch.cat([c1, c2])"""),
            entry("multi-head-attention", attention("x", "x", "", false, "y")),
            entry("multi-head-attention-causal", attention("x", "x", "", true, "y")),
            entry("multi-head-attention-cross", attention("x", "other", "", false, "y")),
            entry("transformer-block", normFirst(true, "", "", "")),
            entry("transformer-block-seeing-all", normFirst(false, "", "", "")),
            entry("transformer-block-dropout", normFirst(true, " * mask1", " * mask", " * mask2")),
            entry("transformer-block-norm-last", attention("x", "x", "self_attn_", true, "attended") + """
                            h = torch.layer_norm(x + attended, [6], norm1_weight, norm1_bias)
                            inside = torch.gelu(torch.linear(h, linear1_weight, linear1_bias), approximate="tanh")
                            y = torch.layer_norm(h + torch.linear(inside, linear2_weight, linear2_bias), [6], norm2_weight, norm2_bias)"""));

    private LayerStatements() {}

    private static String batchNorm(double momentum, double epsilon) {
        String call = "torch.batch_norm(%s, weight, bias, running_mean, running_var, training, " + momentum + ", "
                + epsilon + ", False)\n";
        return "y0 = " + String.format(call, "x0") + "y1 = " + String.format(call, "x1") + "y2 = "
                + String.format(call, "x2") + "if training:\n  num_batches_tracked = num_batches_tracked + 3";
    }

    private static String recurrent(String cell, int layers, boolean bidirectional, String batchFirst) {
        String parameters = IntStream.range(0, layers)
                .boxed()
                .flatMap(layer ->
                        Stream.of("", "_reverse").limit(bidirectional ? 2 : 1).map(way -> "_l" + layer + way))
                .flatMap(suffix -> Stream.of("weight_ih", "weight_hh", "bias_ih", "bias_hh")
                        .map(name -> name + suffix))
                .collect(Collectors.joining(", ", "[", "]"));
        boolean lstm = cell.equals("lstm");
        return (lstm ? "y, h_n, c_n" : "y, h_n") + " = torch." + cell + "(x, " + (lstm ? "[h_0, c_0]" : "h_0") + ", "
                + parameters + ", True, " + layers + ", 0., training, " + (bidirectional ? "True" : "False") + ", "
                + (batchFirst.isEmpty() ? "False" : batchFirst) + ")";
    }

    /** As torch.nn.functional.multi_head_attention_forward does it, for width 6 and two heads. */
    private static String attention(String query, String other, String prefix, boolean causal, String result) {
        return attention(query, other, prefix, causal, 6, 2, result);
    }

    private static String attention(
            String query, String other, String prefix, boolean causal, int width, int heads, String result) {
        return """
                n = torch.size(QUERY, 0)
                wq, wk, wv = torch.chunk(PREFIXin_proj_weight, 3)
                bq, bk, bv = torch.chunk(PREFIXin_proj_bias, 3)
                q = torch.transpose(torch.reshape(torch.linear(QUERY, wq, bq), [n, -1, HEADS, EACH]), 1, 2)
                k = torch.transpose(torch.reshape(torch.linear(OTHER, wk, bk), [n, -1, HEADS, EACH]), 1, 2)
                v = torch.transpose(torch.reshape(torch.linear(OTHER, wv, bv), [n, -1, HEADS, EACH]), 1, 2)
                heads = torch.scaled_dot_product_attention(q, k, v, is_causal=CAUSAL)
                joined = torch.reshape(torch.transpose(heads, 1, 2), [n, -1, WIDTH])
                RESULT = torch.linear(joined, PREFIXout_proj_weight, PREFIXout_proj_bias)
                """.replace("QUERY", query)
                .replace("OTHER", other)
                .replace("PREFIX", prefix)
                .replace("CAUSAL", causal ? "True" : "False")
                .replace("HEADS", Integer.toString(heads))
                .replace("EACH", Integer.toString(width / heads))
                .replace("WIDTH", Integer.toString(width))
                .replace("RESULT", result);
    }

    private static String normFirst(boolean causal, String mask1, String mask, String mask2) {
        return normFirst("x", "", causal, 6, 2, mask1, mask, mask2, "y");
    }

    /** A block of a transformer that normalizes first and sees all places, as torch.nn.TransformerEncoderLayer runs it. */
    static String block(String x, String prefix, int width, int heads, String result) {
        return normFirst(x, prefix, false, width, heads, "", "", "", result);
    }

    /** The same, but each place sees only what came before, and GELU is the exact one. */
    static String decoderBlock(String x, String prefix, int width, int heads, String result) {
        return normFirst(x, prefix, true, width, heads, "", "", "", result).replace(", approximate=\"tanh\"", "");
    }

    private static String normFirst(
            String x,
            String prefix,
            boolean causal,
            int width,
            int heads,
            String mask1,
            String mask,
            String mask2,
            String result) {
        return ("normed = torch.layer_norm(INPUT, [WIDTH], PREFIXnorm1_weight, PREFIXnorm1_bias)\n"
                        + attention("normed", "normed", prefix + "self_attn_", causal, width, heads, "attended")
                        + """
                        between = INPUT + attendedMASK1
                        normed2 = torch.layer_norm(between, [WIDTH], PREFIXnorm2_weight, PREFIXnorm2_bias)
                        inside = torch.linear(normed2, PREFIXlinear1_weight, PREFIXlinear1_bias)
                        inside = torch.gelu(inside, approximate="tanh")MASK0
                        RESULT = between + torch.linear(inside, PREFIXlinear2_weight, PREFIXlinear2_bias)MASK2
                        """)
                .replace("INPUT", x)
                .replace("PREFIX", prefix)
                .replace("WIDTH", Integer.toString(width))
                .replace("RESULT", result)
                .replace("MASK1", mask1)
                .replace("MASK0", mask)
                .replace("MASK2", mask2);
    }
}
