package gradbook.interop.pytorch.program;

import gradbook.engine.golden.Subject;
import gradbook.experiments.golden.Trajectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whole training runs in PyTorch's operators: the same initial parameters, batches and learning rates; its forward pass, its backward
 * pass, its fused optimizers.
 */
public final class TrajectoryPrograms {
    private static final Map<String, String> NETWORKS = Map.of(
            "mnist-1000-mlp",
            """
            h = torch.relu(torch.linear(x, fc1_weight, fc1_bias))
            logits = torch.linear(h, fc2_weight, fc2_bias)
            """,
            "lenet",
            """
            h = torch.conv2d(torch.reshape(x, [-1, 1, 28, 28]), conv1_weight, conv1_bias, [1, 1], [2, 2])
            h = torch.max_pool2d(torch.relu(h), [2, 2])
            h = torch.max_pool2d(torch.relu(torch.conv2d(h, conv2_weight, conv2_bias)), [2, 2])
            h = torch.relu(torch.linear(torch.flatten(h, 1), fc1_weight, fc1_bias))
            h = torch.relu(torch.linear(h, fc2_weight, fc2_bias))
            logits = torch.linear(h, fc3_weight, fc3_bias)
            """,
            "conv-net",
            """
            h = torch.conv2d(torch.reshape(x, [-1, 1, 28, 28]), conv1_weight, conv1_bias, padding="same")
            h = torch.batch_norm(h, bn1_weight, bn1_bias, None, None, True, 0.1, 1e-5, False)
            h = torch.max_pool2d(torch.relu(h), [2, 2])
            h = torch.conv2d(h, conv2_weight, conv2_bias, padding="same")
            h = torch.batch_norm(h, bn2_weight, bn2_bias, None, None, True, 0.1, 1e-5, False)
            h = torch.max_pool2d(torch.relu(h), [2, 2])
            logits = torch.linear(torch.flatten(h, 1), fc_weight, fc_bias)
            """,
            "row-lstm",
            """
            rows = torch.reshape(x, [-1, 28, 28])
            zero = torch.zeros([1, torch.size(x, 0), 32], dtype=x.dtype)
            h, hn, cn = torch.lstm(rows, [zero, zero], [lstm_weight_ih_l0, lstm_weight_hh_l0, lstm_bias_ih_l0, lstm_bias_hh_l0], True, 1, 0., True, False, True)
            logits = torch.linear(torch.select(h, 1, 27), fc_weight, fc_bias)
            """,
            "row-transformer",
            """
            h = torch.linear(torch.reshape(x, [-1, 28, 28]), embed_weight, embed_bias) + positions
            """
                    + LayerStatements.block("h", "block0_", 32, 4, "h1")
                    + LayerStatements.block("h1", "block1_", 32, 4, "h2")
                    + """
                    h3 = torch.mean(torch.layer_norm(h2, [32], norm_weight, norm_bias), [1])
                    logits = torch.linear(h3, fc_weight, fc_bias)
                    """,
            "text-gpt",
            "h0 = torch.embedding(wte_weight, x) + wpe\n"
                    + IntStream.range(0, 4)
                            .mapToObj(
                                    i -> LayerStatements.decoderBlock("h" + i, "block" + i + "_", 32, 4, "h" + (i + 1)))
                            .collect(Collectors.joining())
                    + """
                    h5 = torch.layer_norm(h4, [32], norm_weight, norm_bias)
                    logits = torch.flatten(torch.linear(h5, head_weight), 0, 1)
                    """,
            "text-lstm",
            recurrent("h, hn, cn", "lstm", "[zero, zero]"),
            "text-gru",
            recurrent("h, hn", "gru", "zero"));

    private static final Map<String, String> OPTIMIZERS = Map.of(
            "mnist-1000-mlp", sgd(1e-4),
            "lenet", sgd(0),
            "conv-net", sgd(5e-4),
            "row-lstm", adam("adam", 0.999, 0),
            "row-transformer", adam("adamw", 0.999, 0.01),
            "text-gpt", clippedAdamW(),
            "text-lstm", clippedAdamW(),
            "text-gru", clippedAdamW());

    private TrajectoryPrograms() {}

    /** The run in PyTorch, to its losses. */
    public static Program of(Trajectory trajectory) {
        Subject subject = trajectory.subject();
        return new Program(subject, steps(subject) + "return [torch.stack(losses)]\n", List.of("loss"));
    }

    /** The same to its losses and the parameters as they end. */
    public static Program withParameters(Trajectory trajectory) {
        Subject subject = trajectory.subject();
        List<String> results =
                Stream.concat(Stream.of("loss"), parameters(subject)).toList();
        return new Program(subject, steps(subject) + "return [torch.stack(losses)] + ws\n", results);
    }

    private static Stream<String> parameters(Subject subject) {
        return subject.given().keySet().stream()
                .filter(name -> !List.of("xs", "labels", "rates").contains(name));
    }

    private static String steps(Subject subject) {
        List<String> names = parameters(subject).map(Program::identifier).toList();
        String list = names.stream().collect(Collectors.joining(", ", "[", "]"));
        String zeros = names.stream()
                .map(name -> "torch.zeros_like(" + name + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        String counts = names.stream().map(name -> "count").collect(Collectors.joining(", ", "[", "]"));
        String leaves = IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " = self.leaf(ws[" + i + "])\n")
                .collect(Collectors.joining());
        return """
                ws = LIST
                a = ZEROS
                b = ZEROS
                count = torch.zeros([])
                losses = annotate(List[Tensor], [])
                for t in range(STEPS):
                  x = torch.select(xs, 0, t)
                  rate = float(torch.select(rates, 0, t))
                  count = count + 1
                LEAVES
                NETWORK
                  loss = torch.cross_entropy_loss(logits, torch.select(labels, 0, t))
                  grads = self.gradients(loss, LIST, torch.ones_like(loss))
                OPTIMIZER
                  torch.append(losses, torch.detach(loss))
                """.replace("LIST", list)
                .replace("ZEROS", zeros)
                .replace("STEPS", Integer.toString(Trajectory.STEPS))
                .replace("LEAVES", leaves.indent(2).stripTrailing())
                .replace("NETWORK", NETWORKS.get(subject.name()).indent(2).stripTrailing())
                .replace("OPTIMIZER", OPTIMIZERS.get(subject.name()).indent(2).stripTrailing())
                .replace("COUNTS", counts);
    }

    private static String sgd(double decay) {
        return "ws, gs, a = torch._fused_sgd(ws, grads, a, weight_decay=" + decay
                + ", momentum=0.9, lr=rate, dampening=0., nesterov=False, maximize=False, is_first_step=t == 0)";
    }

    /** A language model: a vector for each token, a memory, logits for each place. */
    private static String recurrent(String results, String layer, String state) {
        return """
                zero = torch.zeros([1, torch.size(x, 0), 48], dtype=head_bias.dtype)
                RESULTS = torch.LAYER(torch.embedding(embedding_weight, x), STATE, [rnn_weight_ih_l0, rnn_weight_hh_l0, rnn_bias_ih_l0, rnn_bias_hh_l0], True, 1, 0., True, False, True)
                logits = torch.flatten(torch.linear(h, head_weight, head_bias), 0, 1)
                """.replace("RESULTS", results).replace("LAYER", layer).replace("STATE", state);
    }

    /** Before AdamW's step what torch.nn.utils.clip_grad_norm_ does. */
    private static String clippedAdamW() {
        return """
                norms = annotate(List[Tensor], [])
                for i in range(torch.len(grads)):
                  torch.append(norms, torch.linalg_vector_norm(grads[i]))
                factor = torch.clamp(1. / (torch.linalg_vector_norm(torch.stack(norms)) + 1e-6), None, 1.)
                clipped = annotate(List[Tensor], [])
                for i in range(torch.len(grads)):
                  torch.append(clipped, grads[i] * factor)
                grads = clipped
                """ + adam("adamw", 0.99, 0.1);
    }

    private static String adam(String kind, double beta2, double decay) {
        return "ws, gs, a, b, cs = torch._fused_" + kind
                + "(ws, grads, a, b, annotate(List[Tensor], []), COUNTS, lr=rate, beta1=0.9, beta2=" + beta2
                + ", weight_decay=" + decay + ", eps=1e-8, amsgrad=False, maximize=False)";
    }
}
