package gradbook.experiments.replay;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.nn.Parameter;
import gradbook.engine.optim.GradientClipping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One batch of n through makemore's network with batch normalization and cross-entropy, in steps of one rule each, and back. Names are the
 * lecture's. The backward pass keeps the gradients of leaves alone, so every step adds a leaf of zeros, {@code y = f(x) + z}: the gradient
 * of z is that of y, and no value is another one.
 *
 * @param loss a scalar
 * @param values by name: what each step came to, and the parameters
 * @param leaves by name: those whose gradient is the value's
 */
record SmallSteps(
        Batch batch, Tensor loss, Map<String, Tensor> values, Map<String, Parameter> leaves, Gradients gradients) {
    /** What has a gradient here, from the loss back to the embedding. */
    static final List<String> NAMES = List.of(
            "logprobs",
            "probs",
            "counts_sum_inv",
            "counts_sum",
            "counts",
            "norm_logits",
            "logit_maxes",
            "logits",
            "h",
            "W2",
            "b2",
            "hpreact",
            "bngain",
            "bnbias",
            "bnraw",
            "bnvar_inv",
            "bnvar",
            "bndiff2",
            "bndiff",
            "bnmeani",
            "hprebn",
            "embcat",
            "W1",
            "b1",
            "emb",
            "C");

    /** Keeps the root of a variance away from 0. */
    static final double EPSILON = 1e-5;

    /**
     * Goes there and back.
     *
     * @param parameters C [27, 10], W1 [30, 64], b1 [64], W2 [64, 27], b2 [27], bngain [1, 64] and bnbias [1, 64], of one floating type
     * @param batch contexts [n, 3] and what comes next
     */
    static SmallSteps of(Map<String, Parameter> parameters, Batch batch) {
        Forward forward = new Forward(batch, new LinkedHashMap<>(), new LinkedHashMap<>(parameters));
        parameters.forEach((name, parameter) -> forward.values.put(name, parameter.tensor()));
        Tensor loss = forward.crossEntropy(forward.logits());
        return new SmallSteps(batch, loss, forward.values, forward.leaves, Backward.from(loss));
    }

    /** What a step came to, or a parameter is. */
    NdArray value(String name) {
        return values.get(name).value();
    }

    /** The gradient of the loss with respect to it, of its shape. */
    NdArray gradient(String name) {
        return gradients.of(leaves.get(name).tensor());
    }

    /** {@code √Σ g²}, in float64. */
    double gradientNorm(String name) {
        return GradientClipping.norm(gradients, List.of(leaves.get(name)));
    }

    /** The way there, which fills both maps. */
    private record Forward(Batch batch, Map<String, Tensor> values, Map<String, Parameter> leaves) {
        /** Embedding, a layer, batch normalization with Bessel's correction, tanh, and a layer: [n, 27]. */
        Tensor logits() {
            int n = batch.size();
            Tensor emb = step("emb", values.get("C").embedding(batch.x())); // [n, 3, 10]
            Tensor embcat = step("embcat", emb.flatten(1)); // [n, 30]
            Tensor hprebn = step("hprebn", embcat.matmul(values.get("W1")).add(values.get("b1"))); // [n, 64]
            Tensor bnmeani = step("bnmeani", hprebn.sum(true, 0).mul(1.0 / n)); // [1, 64]
            Tensor bndiff = step("bndiff", hprebn.sub(bnmeani));
            Tensor bndiff2 = step("bndiff2", bndiff.pow(2));
            Tensor bnvar = step("bnvar", bndiff2.sum(true, 0).mul(1.0 / (n - 1))); // [1, 64]
            Tensor bnvarInv = step("bnvar_inv", bnvar.add(EPSILON).pow(-0.5));
            Tensor bnraw = step("bnraw", bndiff.mul(bnvarInv));
            Tensor hpreact = step("hpreact", values.get("bngain").mul(bnraw).add(values.get("bnbias")));
            Tensor h = step("h", hpreact.tanh());
            return step("logits", h.matmul(values.get("W2")).add(values.get("b2")));
        }

        /** {@code -mean ln p(y)}, the exponentials taken of what lies below each row's maximum. */
        Tensor crossEntropy(Tensor logits) {
            Tensor logitMaxes = step("logit_maxes", logits.max(true, 1)); // [n, 1]
            Tensor normLogits = step("norm_logits", logits.sub(logitMaxes));
            Tensor counts = step("counts", normLogits.exp());
            Tensor countsSum = step("counts_sum", counts.sum(true, 1)); // [n, 1]
            Tensor countsSumInv = step("counts_sum_inv", countsSum.pow(-1));
            Tensor probs = step("probs", counts.mul(countsSumInv));
            Tensor logprobs = step("logprobs", probs.log());
            Tensor labels = Tensor.constant(batch.labels().reshape(Shape.of(batch.size(), 1)));
            return logprobs.gather(1, labels).mean().neg();
        }

        private Tensor step(String name, Tensor y) {
            Parameter zeros = new Parameter(NdArray.zeros(y.shape(), y.dtype()));
            leaves.put(name, zeros);
            values.put(name, y.add(zeros.tensor()));
            return values.get(name);
        }
    }
}
