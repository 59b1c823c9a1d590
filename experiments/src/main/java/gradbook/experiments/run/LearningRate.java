package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonValue;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.OneCycle;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.StepDecay;

/** The course of the learning rate over a training, as a configuration names it. */
public enum LearningRate {
    /** The same at every step. */
    CONSTANT("constant"),
    /** A tenth after each third of the steps. */
    STEP("step"),
    /** Half a cosine, from the highest to 0. */
    COSINE("cosine"),
    /** Up along a cosine in three tenths of the steps, then down to nearly 0, as PyTorch's OneCycleLR does it. */
    ONE_CYCLE("one-cycle");

    private final String title;

    LearningRate(String title) {
        this.title = title;
    }

    /**
     * The rate by step.
     *
     * @param highest of the whole course
     * @param steps of the whole training
     */
    public Schedule schedule(double highest, long steps) {
        return switch (this) {
            case CONSTANT -> new Constant(highest);
            case STEP -> new StepDecay(highest, 0.1, (steps + 2) / 3);
            case COSINE -> new CosineDecay(highest, steps);
            case ONE_CYCLE -> OneCycle.of(highest, steps);
        };
    }

    /** As in a configuration and on the command line. */
    @Override
    @JsonValue
    public String toString() {
        return title;
    }
}
