package gradbook.engine.optim;

import java.util.List;

/** {@code rate factor^n}, where n milestones lie at or before the step (math.md §12.2). */
public record MultiStepDecay(double rate, double factor, List<Long> milestones) implements Schedule {
    public MultiStepDecay {
        Schedule.checkRate("multi-step schedule", rate);
        Hyperparameter.finite("multi-step schedule", "factor", factor);
        milestones = List.copyOf(milestones);
        long last = 0;
        for (long milestone : milestones) {
            if (milestone <= last) {
                throw new IllegalArgumentException(
                        "multi-step schedule: expected ascending milestones of at least 1, found " + milestones);
            }
            last = milestone;
        }
    }

    @Override
    public double at(long step) {
        long passed = milestones.stream().filter(milestone -> milestone <= step).count();
        return rate * StrictMath.pow(factor, (double) passed);
    }
}
