package gradbook.engine.optim;

/** What numbers of an optimizer or a schedule may be. */
final class Hyperparameter {
    private Hyperparameter() {}

    /** Refuses what is not in {@code 0 <= value < 1}. */
    static void fraction(String owner, String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(owner + ": expected 0 <= " + name + " < 1, found " + value);
        }
    }

    /** Refuses what is negative, infinite or not a number. */
    static void finite(String owner, String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": expected a finite " + name + " >= 0, found " + value);
        }
    }

    /** Refuses what is not above 0, infinity excluded. */
    static void positive(String owner, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": expected a finite " + name + " > 0, found " + value);
        }
    }

    /** Refuses a negative count. */
    static void count(String owner, String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(owner + ": expected " + name + " >= 0, found " + value);
        }
    }
}
