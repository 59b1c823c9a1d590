package gradbook.interop.pytorch.program;

import static java.util.Map.entry;

import gradbook.engine.golden.OptimizerSubjects;
import gradbook.engine.golden.Subject;
import java.util.List;
import java.util.Map;

/**
 * Every optimizer by PyTorch's own fused kernels, those behind {@code torch.optim.Adam(..., fused=True)}; RMSprop, which has none,
 * by the update that {@code torch/optim/rmsprop.py} publishes. DJL's own optimizers are not asked: its Adam leaves eps outside of the
 * correction by √(1 - β₂ᵗ), and several of them throw.
 */
public final class OptimizerPrograms {
    private static final Map<String, String> UPDATES = Map.ofEntries(
            entry("sgd", sgd("grad", "0.02", 0, 0, false)),
            entry("sgd-momentum", sgd("grad", "0.02", 0.9, 0, false)),
            entry("sgd-momentum-decay", sgd("grad", "0.02", 0.9, 0.01, false)),
            entry("sgd-nesterov", sgd("grad", "0.02", 0.8, 0.01, true)),
            entry("sgd-steps", sgd("grad", "0.02 * torch.pow(0.5, torch.floordiv(t, 60))", 0.9, 0, false)),
            entry(
                    "sgd-clipped-by-norm", // as torch.nn.utils.clip_grad_norm_ does it
                    sgd(
                            "grad * torch.clamp(2. / (torch.linalg_vector_norm(grad) + 1e-6), None, 1.)",
                            "0.02",
                            0,
                            0,
                            false)),
            entry("sgd-clipped-by-value", sgd("torch.clamp(grad, -0.5, 0.5)", "0.02", 0, 0, false)),
            entry("adam", adam("adam", 0.9, 0.999, 1e-8, 0)),
            entry("adam-options", adam("adam", 0.3, 0.99, 1e-3, 0.1)),
            entry("adamw", adam("adamw", 0.9, 0.999, 1e-8, 0.01)),
            entry("adamw-options", adam("adamw", 0.8, 0.95, 1e-2, 0.3)),
            entry("rmsprop", rmsProp(0.99, 1e-8, 0, 0, false)),
            entry("rmsprop-momentum", rmsProp(0.99, 1e-8, 0.5, 0.1, false)),
            entry("rmsprop-centered", rmsProp(0.9, 1e-2, 0, 0, true)),
            entry("adagrad", adagrad(0, 0, 1e-10, 0)),
            entry("adagrad-options", adagrad(0.01, 0.5, 1e-3, 0.1)));

    private OptimizerPrograms() {}

    /** All of them. */
    public static List<Program> all() {
        return OptimizerSubjects.all().stream().map(OptimizerPrograms::of).toList();
    }

    private static Program of(Subject subject) {
        String update = UPDATES.get(subject.name());
        if (update == null) {
            throw new AssertionError(subject + ": has no update in PyTorch's operators yet");
        }
        String body = """
                w = torch.clone(w)
                a = torch.zeros_like(w)
                b = torch.zeros_like(w)
                c = torch.zeros_like(w)
                count = torch.zeros([])
                seen = annotate(List[Tensor], [])
                for t in range(STEPS):
                  grad = torch.select(g, 0, t)
                  count = count + 1
                UPDATE
                  if torch.__contains__(LOOKED_AT, t + 1):
                    torch.append(seen, torch.clone(w))
                return [torch.stack(seen)]
                """.replace("STEPS", Integer.toString(OptimizerSubjects.STEPS))
                .replace("LOOKED_AT", OptimizerSubjects.LOOKED_AT.toString())
                .replace("UPDATE", update.indent(2).stripTrailing());
        return new Program(subject, body, List.of("w"));
    }

    private static String sgd(String gradient, String rate, double momentum, double decay, boolean nesterov) {
        String buffers = momentum == 0 ? "annotate(List[Tensor], [])" : "[a]";
        return "ws, gs, as_ = torch._fused_sgd([w], [" + gradient + "], " + buffers + ", weight_decay=" + decay
                + ", momentum="
                + momentum + ", lr=" + rate + ", dampening=0., nesterov=" + bool(nesterov)
                + ", maximize=False, is_first_step=t == 0)\nw = ws[0]"
                + (momentum == 0 ? "" : "\na = as_[0]");
    }

    private static String adam(String kind, double beta1, double beta2, double epsilon, double decay) {
        return "ws, gs, as_, bs, cs = torch._fused_" + kind
                + "([w], [grad], [a], [b], annotate(List[Tensor], []), [count], lr=0.02, beta1="
                + beta1 + ", beta2=" + beta2 + ", weight_decay=" + decay + ", eps=" + epsilon
                + ", amsgrad=False, maximize=False)\nw = ws[0]\na = as_[0]\nb = bs[0]";
    }

    private static String adagrad(double rateDecay, double initialSum, double epsilon, double decay) {
        return "if t == 0:\n  a = a + " + initialSum
                + "\nws, gs, as_, counts = torch._fused_adagrad([w], [grad], [a], [count], lr=0.02, lr_decay="
                + rateDecay + ", weight_decay=" + decay + ", eps=" + epsilon
                + ", maximize=False)\nw = ws[0]\na = as_[0]";
    }

    private static String rmsProp(double alpha, double epsilon, double momentum, double decay, boolean centered) {
        String rest = 1 - alpha + "";
        return "d = grad + " + decay + " * w\n"
                + "a = a * " + alpha + " + torch.square(d) * " + rest + "\n"
                + (centered ? "b = torch.lerp(b, d, " + rest + ")\n" : "")
                + "root = torch.sqrt(" + (centered ? "a - torch.square(b)" : "a") + ") + " + epsilon + "\n"
                + (momentum > 0
                        ? "c = c * " + momentum + " + d / root\nw = w - 0.02 * c"
                        : "w = w - 0.02 * (d / root)");
    }

    private static String bool(boolean value) {
        return value ? "True" : "False";
    }
}
