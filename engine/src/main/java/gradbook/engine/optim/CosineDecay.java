package gradbook.engine.optim;

/**
 * {@code minimum + (rate - minimum) (1 + cos(π step / steps)) / 2}: half a cosine down to {@code minimum} at {@code steps}
 * (Loshchilov, Hutter 2017; math.md §12.2).
 */
public record CosineDecay(double rate, long steps, double minimum) implements Schedule {
    public CosineDecay {
        Schedule.checkRate("cosine schedule", rate);
        Schedule.checkSteps("cosine schedule", steps);
        Schedule.checkRate("cosine schedule", minimum);
    }

    /** Down to 0. */
    public CosineDecay(double rate, long steps) {
        this(rate, steps, 0);
    }

    @Override
    public double at(long step) {
        return minimum + (rate - minimum) * (1 + StrictMath.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }
}
