package gradbook.experiments.replay;

import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;

/** The run of somebody else, made again. What was published of it stands in {@code golden/published/}, under the experiment's name. */
interface Replay<C extends Record & Configuration> extends Experiment<C> {
    /** Where a page of a run points to for the comparison. */
    String BESIDE = "What was published stands beside it in [the chapter](../replays/README.md).";

    @Override
    default String question() {
        return "Does a run that somebody else made, in another language and another program, come out here with the figures that were printed?";
    }

    @Override
    default String limits() {
        return "Equal figures show that data, draws, operators and gradients are the same as far as the printed digits go. Whether the network "
                + "is good at its task is not asked.";
    }
}
