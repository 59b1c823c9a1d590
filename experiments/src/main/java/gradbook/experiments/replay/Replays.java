package gradbook.experiments.replay;

import gradbook.experiments.run.Experiment;
import java.util.List;

/** The runs of others that are replayed here: small networks by their age, then the lectures on makemore in their order. */
public final class Replays {
    /** The list. */
    public static final List<Experiment<?>> ALL = List.of(
            new Lecture1V1(),
            new MazurV1(),
            new TraskV1(),
            new BritzV1(),
            new NielsenInitV1(),
            new BigramV1(),
            new MakemoreBatchNormV1(),
            new MakemoreDeepV1(),
            new MakemoreBackpropV1(),
            new MakemoreWaveNetV1());

    private Replays() {}
}
