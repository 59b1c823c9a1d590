package gradbook.experiments.run;

import java.util.Optional;

/**
 * A versioned experiment. Once its digest is committed, a class does not change; a better idea is the next version.
 *
 * @param <C> the typed configuration, a record
 */
public interface Experiment<C extends Record & Configuration> {
    /** Name and version. */
    ExperimentId id();

    /** What it shows, in one line. */
    String summary();

    /** The data it needs, in a word or two. */
    String data();

    /** What its loss is, with the unit: the label of an axis. */
    default String lossName() {
        return "cross-entropy (nats)";
    }

    /** What its samples are called in a progress bar. */
    default String samples() {
        return "images";
    }

    /** About how long it takes on two cores, and what it reaches. */
    String expectation();

    /** The pinned configuration, seed included. */
    C configuration();

    /**
     * Trains and evaluates.
     *
     * @param configuration the pinned one, or one with overrides
     * @param recorder told about every step and epoch
     * @param datasets where data comes from
     */
    Outcome run(C configuration, Recorder recorder, Datasets datasets);

    /** The name of the figure that stands for its result in a table of all; none if no single one does. */
    default Optional<String> headline() {
        return Optional.of("testAccuracy");
    }

    /** The question that its page opens with. */
    String question();

    /** How the model is built and trained, for its page. */
    String setup();

    /** What one sees in a plot of a result. */
    default String caption(Plot plot) {
        return "";
    }

    /** A short interpretation that follows from the figures in {@code result}, so that it cannot go stale. */
    String interpretation(Result result);

    /** Why a run leaves no model; empty if it leaves one. */
    default Optional<String> noModel() {
        return Optional.empty();
    }

    /** What its result does not say. */
    String limits();
}
