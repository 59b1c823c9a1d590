package gradbook.experiments.replay;

import static gradbook.experiments.testing.Resumption.assertGoesOn;

import gradbook.experiments.dataset.Names;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.testing.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay that was ended goes on with the bits of one that was not, though no generator's state is kept. */
class DescentTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void ofOnePointAtARate(int end) {
        assertGoesOn(new MazurV1(), Overrides.NONE.with("steps", 2_500), end);
    }

    /** In the second network's epoch. */
    @ParameterizedTest
    @ValueSource(ints = 25)
    void ofTwoNetworksThatShareTheirGenerators(int end) {
        assertGoesOn(new NielsenInitV1(), Overrides.NONE.with("epochs", 1).with("trainSamples", 200), end);
    }

    @Test
    void ofBatchesThatAreDrawnAndStatisticsThatRun() {
        Runs.assumeText(Names.TEXT);
        assertGoesOn(new MakemoreDeepV1(), Overrides.NONE.with("steps", 30).with("slowFrom", 20), 17);
    }
}
