package gradbook.engine.optim;

/** {@code rate factor^step} (math.md §12.2). */
public record ExponentialDecay(double rate, double factor) implements Schedule {
    public ExponentialDecay {
        Schedule.checkRate("exponential schedule", rate);
        Hyperparameter.finite("exponential schedule", "factor", factor);
    }

    @Override
    public double at(long step) {
        return rate * StrictMath.pow(factor, (double) step);
    }
}
