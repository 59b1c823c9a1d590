package gradbook.engine.optim;

/**
 * A rate that is multiplied by {@code factor} once a metric has failed to improve more than {@code patience} times in a row
 * (PyTorch's ReduceLROnPlateau; math.md §12.2). It does not depend on the step but on what was {@link #observe observed}:
 *
 * <pre>{@code
 * ReduceOnPlateau schedule = new ReduceOnPlateau(0.1, ReduceOnPlateau.Options.DEFAULT);
 * Optimizer optimizer = new Adam(model.parameters(), schedule, Adam.Options.DEFAULT);
 * ... // an epoch
 * schedule.observe(validationLoss);
 * }</pre>
 */
public final class ReduceOnPlateau implements Schedule {
    private static final String NAME = "plateau schedule";

    /** A smaller change of the rate is not made: PyTorch's eps. */
    private static final double SMALLEST_CHANGE = 1e-8;

    private final Options options;
    private State state;

    /**
     * What may be chosen.
     *
     * @param factor of the rate, {@code 0 <= factor < 1}
     * @param patience how many observations in a row may fail to improve
     * @param threshold an improvement is a metric below {@code best (1 - threshold)}; {@code 0 <= threshold < 1}
     * @param cooldown how many observations after a reduction do not count as failures
     * @param minimum of the rate
     */
    public record Options(double factor, int patience, double threshold, int cooldown, double minimum) {
        /** PyTorch's numbers. */
        public static final Options DEFAULT = new Options(0.1, 10, 1e-4, 0, 0);

        public Options {
            Hyperparameter.fraction(NAME, "factor", factor);
            Hyperparameter.count(NAME, "patience", patience);
            Hyperparameter.fraction(NAME, "threshold", threshold);
            Hyperparameter.count(NAME, "cooldown", cooldown);
            Schedule.checkRate(NAME, minimum);
        }

        public Options withFactor(double value) {
            return new Options(value, patience, threshold, cooldown, minimum);
        }

        public Options withPatience(int value) {
            return new Options(factor, value, threshold, cooldown, minimum);
        }

        public Options withThreshold(double value) {
            return new Options(factor, patience, value, cooldown, minimum);
        }

        public Options withCooldown(int value) {
            return new Options(factor, patience, threshold, value, minimum);
        }

        public Options withMinimum(double value) {
            return new Options(factor, patience, threshold, cooldown, value);
        }
    }

    /**
     * All that the next observation depends on; what a checkpoint keeps.
     *
     * @param rate the current one
     * @param best the lowest metric that counted as an improvement; infinite before the first
     * @param failures observations in a row that did not improve
     * @param cooling observations that will still not count as failures
     */
    public record State(double rate, double best, int failures, int cooling) {
        public State {
            Schedule.checkRate(NAME, rate);
            Hyperparameter.count(NAME, "failures", failures);
            Hyperparameter.count(NAME, "cooling", cooling);
        }
    }

    /** A schedule that starts at {@code rate}. */
    public ReduceOnPlateau(double rate, Options options) {
        this.options = options;
        this.state = new State(rate, Double.POSITIVE_INFINITY, 0, 0);
    }

    /** The current rate, whatever the step. */
    @Override
    public double at(long step) {
        return state.rate;
    }

    /** Takes note of a metric that should fall, such as an epoch's validation loss; NaN is no improvement. */
    public void observe(double metric) {
        boolean better = metric < state.best * (1 - options.threshold);
        double best = better ? metric : state.best;
        boolean counts = !better && state.cooling == 0;
        int failures = counts ? state.failures + 1 : 0;
        if (failures > options.patience) {
            state = new State(reduced(), best, 0, options.cooldown);
        } else {
            state = new State(state.rate, best, failures, Math.max(state.cooling - 1, 0));
        }
    }

    private double reduced() {
        double rate = Math.max(state.rate * options.factor, options.minimum);
        return state.rate - rate > SMALLEST_CHANGE ? rate : state.rate;
    }

    public State state() {
        return state;
    }

    /** Goes on from a state that was asked for earlier. */
    public void restore(State earlier) {
        state = earlier;
    }
}
