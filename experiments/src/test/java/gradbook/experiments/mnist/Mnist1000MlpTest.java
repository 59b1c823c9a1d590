package gradbook.experiments.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Overrides;
import gradbook.experiments.run.Result;
import gradbook.experiments.testing.Runs;
import org.junit.jupiter.api.Test;

/** The whole experiment on the real digits; it takes about two seconds. */
class Mnist1000MlpTest {
    private static final Result RESULT = Runs.pinned(new Mnist1000MlpV1()).result();

    @Test
    void reads85OfAHundredTestDigits() {
        assertTrue(RESULT.metrics().value("testAccuracy") > 0.85, "test accuracy " + RESULT.metrics());
    }

    @Test
    void trainsOnAThousandAndTestsOnAllTenThousand() {
        assertEquals(1_000, RESULT.split().get("train"));
        assertEquals(10_000, RESULT.split().get("test"));
        int counted = RESULT.confusionMatrix().stream()
                .flatMap(row -> row.stream())
                .mapToInt(Integer::intValue)
                .sum();
        assertEquals(10_000, counted);
    }

    @Test
    void keepsTheTwentyFiveWorstErrorsWorstFirst() {
        assertEquals(25, RESULT.worstErrors().size());
        for (int i = 1; i < 25; i++) {
            assertTrue(RESULT.worstErrors().get(i - 1).labelProbability()
                    <= RESULT.worstErrors().get(i).labelProbability());
        }
        RESULT.worstErrors().forEach(error -> assertTrue(error.label() != error.predicted()));
    }

    @Test
    void givesTheSameBitsTwiceAndWithAnyNumberOfThreads() {
        Overrides twoEpochs = Overrides.NONE.with("epochs", 2);
        Result one = Runs.run(new Mnist1000MlpV1(), twoEpochs, 1).result();
        for (int threads : new int[] {1, 2, 3, 8}) {
            assertEquals(one, Runs.run(new Mnist1000MlpV1(), twoEpochs, threads).result(), threads + " threads");
        }
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        Overrides seed = Overrides.NONE.with("seed", 7).with("epochs", 1);
        Overrides pinned = Overrides.NONE.with("epochs", 1);
        assertTrue(!Runs.run(new Mnist1000MlpV1(), seed, 2)
                .result()
                .weightsSha256()
                .equals(Runs.run(new Mnist1000MlpV1(), pinned, 2).result().weightsSha256()));
    }
}
