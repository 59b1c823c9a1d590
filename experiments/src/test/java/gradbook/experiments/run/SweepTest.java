package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.scalar.ScalarFourPointsV1;
import gradbook.experiments.testing.Runs;
import gradbook.experiments.testing.Sweeps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Sweep SWEEP = Sweeps.of(
            run("hidden=8 rate=0.1", 1, 0.5),
            run("hidden=8 rate=0.1", 2, 0.7),
            run("hidden=4 rate=0.1", 1, 0.9),
            run("hidden=8 rate=0.1", 3, 0.9),
            run("rate=0.1 hidden=4", 2, 0.8));

    @Test
    void runsStandBySettingsInTheOrderOfTheSweep() {
        Map<Map<String, String>, List<Sweep.Run>> groups = SWEEP.bySettings();
        assertEquals(
                List.of(Sweeps.settings("hidden=8 rate=0.1"), Sweeps.settings("hidden=4 rate=0.1")),
                List.copyOf(groups.keySet()));
        assertEquals(
                List.of(List.of(1L, 2L, 3L), List.of(1L, 2L)),
                groups.values().stream()
                        .map(runs -> runs.stream().map(Sweep.Run::seed).toList())
                        .toList());
    }

    @Test
    void theSpreadIsOverAllRuns() {
        Spread spread = SWEEP.spread("testAccuracy");
        assertEquals(5, spread.count());
        assertEquals(0.76, spread.mean(), 1e-15);
        assertEquals(0.1673320053068151, spread.deviation(), 1e-15);
    }

    /** A final figure goes before one of the last epoch that has the same name. */
    @Test
    void aFigureIsLookedUpAmongTheFinalOnesFirst() {
        Sweep.Run run = Sweeps.run("", 1, Measures.empty().with("trainLoss", 0.25));
        assertEquals(0.25, run.value("trainLoss"));
        assertEquals(0.5, run("", 1, 0.5).value("trainLoss"));
        assertTrue(run("", 1, 0.5).has("trainLoss") && run("", 1, 0.5).has("testAccuracy"));
        assertFalse(run.has("testAccuracy"));
        assertEquals(
                "no figure named testAccuracy; there are [trainLoss]",
                assertThrows(IllegalArgumentException.class, () -> run.value("testAccuracy"))
                        .getMessage());
    }

    @Test
    void aRunSaysWhatItsRecordDoes() {
        RunRecord record = Runs.run(
                new ScalarFourPointsV1(), Overrides.NONE.with("epochs", 4).with("seed", 9), 1);
        Sweep.Run run = Sweep.Run.of(Map.of("epochs", "4"), record);
        assertEquals(
                new Sweep.Run(
                        Map.of("epochs", "4"),
                        9,
                        4,
                        record.result().metrics(),
                        record.result().epochs().get(3).measures(),
                        record.result().lossCurveSha256(),
                        record.result().weightsSha256(),
                        record.environment().seconds()),
                run);
    }

    private static Sweep.Run run(String settings, long seed, double accuracy) {
        return Sweeps.run(settings, seed, Measures.empty().with("testAccuracy", accuracy));
    }
}
