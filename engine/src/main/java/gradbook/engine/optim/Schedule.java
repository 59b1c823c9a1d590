package gradbook.engine.optim;

/** A learning rate by step, counted from 0. */
@FunctionalInterface
public interface Schedule {
    /** The learning rate of a step. */
    double at(long step);

    /** Refuses a rate that is negative or not a number. */
    static void checkRate(String schedule, double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(schedule + ": expected a finite learning rate >= 0, found " + rate);
        }
    }

    /** Refuses a number of steps below 1. */
    static void checkSteps(String schedule, long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(schedule + ": expected at least 1 step, found " + steps);
        }
    }
}
