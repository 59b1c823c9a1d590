package gradbook.experiments.run;

/** Told how a run goes along; shows it, or does not. */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = new Progress() {};

    /** Training begins. */
    default void begin(int epochs, int samplesPerEpoch) {}

    /** Training goes on where it was ended earlier, after so many samples, epochs and seconds, none of which it is told of. */
    default void resume(long samples, int epochs, double seconds) {}

    /** A step was made. */
    default void step(int samples, double loss) {}

    /** An epoch has ended, after so many seconds. */
    default void epoch(EpochMeasures measures, double seconds) {}

    /** Training has ended, well or not. */
    default void end() {}
}
