package gradbook.engine.optim;

/** {@code rate factor^⌊step / every⌋}: the rate is multiplied by {@code factor} after each {@code every} steps. */
public record StepDecay(double rate, double factor, long every) implements Schedule {
    public StepDecay {
        Schedule.checkRate("step schedule", rate);
        Schedule.checkRate("step schedule", factor);
        Schedule.checkSteps("step schedule", every);
    }

    @Override
    public double at(long step) {
        long decays = step / every;
        return rate * StrictMath.pow(factor, (double) decays);
    }
}
