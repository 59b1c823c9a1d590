package gradbook.engine.optim;

/** {@code rate (1 + cos(π step / steps)) / 2}: half a cosine down to 0 at {@code steps} (Loshchilov, Hutter 2017). */
public record CosineDecay(double rate, long steps) implements Schedule {
    public CosineDecay {
        Schedule.checkRate("cosine schedule", rate);
        Schedule.checkSteps("cosine schedule", steps);
    }

    @Override
    public double at(long step) {
        return rate * (1 + StrictMath.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }
}
