package gradbook.experiments.replay;

import gradbook.engine.array.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The 26 gradients of {@link SmallSteps} as one writes them out by hand, from the values that its forward pass left, in float64. A line is a
 * rule: {@code da = dy ∂y/∂a}, summed over what {@code a} was spread to.
 */
final class ByHand {
    private final SmallSteps steps;
    private final int n;
    private final Map<String, Matrix> gradients = new LinkedHashMap<>();

    private ByHand(SmallSteps steps) {
        this.steps = steps;
        this.n = steps.batch().size();
    }

    /** By name, from the loss back to the embedding. */
    static Map<String, Matrix> gradients(SmallSteps steps) {
        ByHand hand = new ByHand(steps);
        Matrix dlogits = hand.crossEntropy();
        Matrix dhpreact = hand.lastLayer(dlogits);
        Matrix dhprebn = hand.batchNorm(dhpreact);
        hand.firstLayer(dhprebn);
        return hand.gradients;
    }

    private Matrix crossEntropy() {
        Matrix counts = value("counts", Spelling.TOKENS);
        // loss = -Σ logprobs[i, y_i] / n
        Matrix dlogprobs = new Matrix(n, Spelling.TOKENS);
        for (int i = 0; i < n; i++) {
            dlogprobs.add(i, steps.batch().labels().ints()[i], -1.0 / n);
        }
        put("logprobs", dlogprobs);
        // logprobs = ln probs
        Matrix dprobs = put("probs", dlogprobs.with(value("probs", Spelling.TOKENS), (d, p) -> d / p));
        // probs = counts counts_sum_inv, spread over a row
        Matrix dcountsSumInv = put("counts_sum_inv", dprobs.times(counts).sumOfColumns());
        // counts_sum_inv = 1 / counts_sum
        Matrix dcountsSum = put("counts_sum", dcountsSumInv.with(value("counts_sum", 1), (d, s) -> -d / (s * s)));
        // counts goes into probs, and into counts_sum
        Matrix dcounts = put("counts", dprobs.times(value("counts_sum_inv", 1)).plus(dcountsSum));
        // counts = e^norm_logits, its own derivative
        Matrix dnormLogits = put("norm_logits", dcounts.times(counts));
        // norm_logits = logits - logit_maxes, spread over a row
        Matrix dlogitMaxes = put("logit_maxes", dnormLogits.sumOfColumns().map(d -> -d));
        // logits goes into norm_logits, and its largest of each row into logit_maxes
        Matrix logits = value("logits", Spelling.TOKENS);
        Matrix dlogits = dnormLogits.map(d -> d);
        for (int i = 0; i < n; i++) {
            dlogits.add(i, logits.argMax(i), dlogitMaxes.at(i, 0));
        }
        return put("logits", dlogits);
    }

    private Matrix lastLayer(Matrix dlogits) {
        int hidden = width("b1");
        Matrix h = value("h", hidden);
        // logits = h W2 + b2, b2 spread over the batch
        Matrix dh = put("h", dlogits.matmul(value("W2", Spelling.TOKENS).transposed()));
        put("W2", h.transposed().matmul(dlogits));
        put("b2", dlogits.sumOfRows());
        // h = tanh hpreact
        return put("hpreact", dh.with(h, (d, y) -> d * (1 - y * y)));
    }

    private Matrix batchNorm(Matrix dhpreact) {
        int hidden = width("b1");
        Matrix bndiff = value("bndiff", hidden);
        // hpreact = bngain bnraw + bnbias, gain and bias spread over the batch
        put("bngain", dhpreact.times(value("bnraw", hidden)).sumOfRows());
        put("bnbias", dhpreact.sumOfRows());
        Matrix dbnraw = put("bnraw", dhpreact.times(value("bngain", hidden)));
        // bnraw = bndiff bnvar_inv, spread over the batch
        Matrix dbnvarInv = put("bnvar_inv", dbnraw.times(bndiff).sumOfRows());
        // bnvar_inv = (bnvar + ε)^-½
        Matrix dbnvar = put(
                "bnvar",
                dbnvarInv.with(
                        value("bnvar", hidden), (d, v) -> -0.5 * d * StrictMath.pow(v + SmallSteps.EPSILON, -1.5)));
        // bnvar = Σ bndiff2 / (n - 1) over the batch
        Matrix dbndiff2 = put("bndiff2", new Matrix(n, hidden).plus(dbnvar).map(d -> d / (n - 1)));
        // bndiff goes into bnraw, and into bndiff2 = bndiff²
        Matrix dbndiff = put(
                "bndiff", dbnraw.times(value("bnvar_inv", hidden)).plus(dbndiff2.with(bndiff, (d, x) -> 2 * d * x)));
        // bndiff = hprebn - bnmeani, spread over the batch
        Matrix dbnmeani = put("bnmeani", dbndiff.sumOfRows().map(d -> -d));
        // hprebn goes into bndiff, and into bnmeani = Σ hprebn / n over the batch
        return put("hprebn", dbndiff.plus(dbnmeani.map(d -> d / n)));
    }

    private void firstLayer(Matrix dhprebn) {
        int in = width("embcat");
        int width = width("C");
        Matrix embcat = value("embcat", in);
        // hprebn = embcat W1 + b1, b1 spread over the batch
        Matrix dembcat = put("embcat", dhprebn.matmul(value("W1", width("b1")).transposed()));
        put("W1", embcat.transposed().matmul(dhprebn));
        put("b1", dhprebn.sumOfRows());
        // embcat is emb in another shape, and emb [n 3, 10] the rows of C that the contexts name
        put("emb", dembcat);
        Matrix dc = new Matrix(Spelling.TOKENS, width);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < in; j++) {
                int token = steps.batch().x().value().ints()[(i * in + j) / width];
                dc.add(token, j % width, dembcat.at(i, j));
            }
        }
        put("C", dc);
    }

    private Matrix value(String name, int columns) {
        return Matrix.of(steps.value(name), columns);
    }

    private int width(String name) {
        Shape shape = steps.value(name).shape();
        return shape.size(shape.rank() - 1);
    }

    private Matrix put(String name, Matrix gradient) {
        gradients.put(name, gradient);
        return gradient;
    }
}
