package gradbook.experiments.run;

/** What every experiment's typed configuration has: a record whose constructor refuses what cannot be run. */
public interface Configuration {
    /** The seed from which every draw comes. */
    long seed();

    /** How often the training data is gone through. */
    int epochs();

    /** Refuses fewer than one of something countable. */
    static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, found " + value);
        }
    }
}
