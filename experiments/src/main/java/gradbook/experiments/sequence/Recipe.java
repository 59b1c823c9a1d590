package gradbook.experiments.sequence;

import gradbook.engine.nn.Module;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.ClippedByNorm;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Warmup;

/**
 * How networks that read text are trained: AdamW, gradients clipped at a norm of 1, a rate that rises in a warm-up and falls along half a cosine.
 *
 * @param steps of the whole training
 * @param warmup steps of these in which the rate rises
 * @param rate the highest
 * @param lowest the rate in the end
 */
public record Recipe(long steps, int warmup, double rate, double lowest, Adam.Options options) {
    private static final double LARGEST_NORM = 1;

    /** The optimizer of a network. */
    public Optimizer optimizer(Module model) {
        Warmup schedule = new Warmup(warmup, new CosineDecay(rate, Math.max(1, steps - warmup), lowest));
        return new ClippedByNorm(new AdamW(model.parameters(), schedule, options), model.parameters(), LARGEST_NORM);
    }
}
