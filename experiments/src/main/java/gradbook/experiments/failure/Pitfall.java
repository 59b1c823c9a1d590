package gradbook.experiments.failure;

import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;

/** A usual mistake, made on purpose beside its cure. */
interface Pitfall {
    /** Lower-case words joined by hyphens: the name of its picture. */
    String name();

    /** What one sees in the picture, why it is so, and what to do. */
    String lesson();

    /** Makes the mistake and does it right, with all else the same. */
    Finding run(Bench bench);

    /**
     * What came of it.
     *
     * @param plot failure and cure in one pair of axes, of this pitfall's name
     * @param figures the two in numbers
     */
    record Finding(Plot plot, Measures figures) {}
}
