package gradbook.engine.optim;

/**
 * One rise from {@code maximum / startDivisor} to {@code maximum}, which is reached at {@code rise steps - 1}, and one fall to
 * {@code maximum / startDivisor / endDivisor} at the last step, {@code steps - 1} (Smith, Topin 2019; PyTorch's OneCycleLR with two
 * phases; math.md §12.2).
 *
 * @param maximum the highest rate
 * @param steps of the whole cycle; later ones keep the last rate
 * @param rise the rising part of the steps, {@code 0 <= rise < 1}
 */
public record OneCycle(
        double maximum, long steps, double rise, double startDivisor, double endDivisor, Annealing annealing)
        implements Schedule {
    /** The way from one rate to another. */
    public enum Annealing {
        /** Half a cosine: flat at both ends. */
        COSINE,
        /** A straight line. */
        LINEAR;

        private double between(double from, double to, double part) {
            return switch (this) {
                case COSINE -> to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * part));
                case LINEAR -> from + (to - from) * part;
            };
        }
    }

    public OneCycle {
        Schedule.checkRate("one-cycle schedule", maximum);
        Schedule.checkSteps("one-cycle schedule", steps);
        Hyperparameter.fraction("one-cycle schedule", "rise", rise);
        Hyperparameter.positive("one-cycle schedule", "start divisor", startDivisor);
        Hyperparameter.positive("one-cycle schedule", "end divisor", endDivisor);
    }

    /** A cycle with PyTorch's numbers: a rise of 0.3, divisors 25 and 10,000, along cosines. */
    public static OneCycle of(double maximum, long steps) {
        return new OneCycle(maximum, steps, 0.3, 25, 1e4, Annealing.COSINE);
    }

    public OneCycle withRise(double value) {
        return new OneCycle(maximum, steps, value, startDivisor, endDivisor, annealing);
    }

    public OneCycle withDivisors(double start, double end) {
        return new OneCycle(maximum, steps, rise, start, end, annealing);
    }

    public OneCycle withAnnealing(Annealing value) {
        return new OneCycle(maximum, steps, rise, startDivisor, endDivisor, value);
    }

    @Override
    public double at(long step) {
        double first = maximum / startDivisor;
        double top = rise * steps - 1;
        double last = steps - 1.0;
        double now = Math.min(step, last);
        if (top > 0 && now <= top) {
            return annealing.between(first, maximum, now / top);
        }
        return annealing.between(maximum, first / endDivisor, (now - top) / (last - top));
    }
}
