package gradbook.experiments.run;

/** Told what a run passes through, in the order in which a {@link Trace} keeps it; what it throws ends the run. */
public interface Witness {
    /** Sees nothing. */
    Witness NONE = new Witness() {};

    /** A step's loss, before its update; steps are counted from 0. */
    default void step(int step, double loss) {}

    /** Some steps more were made. */
    default void mark(LossMark mark) {}

    /** An epoch has ended. */
    default void epoch(EpochMark mark) {}
}
