package gradbook.engine.optim;

/** Rises in equal steps to the first rate of {@code then}, which takes over after {@code steps}. */
public record Warmup(long steps, Schedule then) implements Schedule {
    public Warmup {
        Schedule.checkSteps("warm-up", steps);
    }

    @Override
    public double at(long step) {
        return step < steps ? then.at(0) * (step + 1) / steps : then.at(step - steps);
    }
}
