package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.testing.Sweeps;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTablesTest {
    /** The setting that is best by test images is the worst by validation images, and has the best single run. */
    private static final SweepTables CHOSEN = new SweepTables(Sweeps.of(
            run("hidden=8", 3, "validationAccuracy=0.9 testAccuracy=0.7"),
            run("hidden=8", 4, "validationAccuracy=0.91 testAccuracy=0.71"),
            run("hidden=64", 3, "validationAccuracy=0.95 testAccuracy=0.99"),
            run("hidden=64", 4, "validationAccuracy=0.81 testAccuracy=0.99")));

    @Test
    void settingsAreChosenByValidationAndNotByTestImages() {
        assertEquals("validationAccuracy", CHOSEN.choice());
        assertEquals("hidden=8", CHOSEN.best());
    }

    /** Accuracies: the highest mean. Losses: the lowest. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validationAccuracy=0.9 validationLoss=0.5 | validationAccuracy=0.8 validationLoss=0.1 | validationAccuracy | a=1",
                "validationLoss=0.5 trainAccuracy=0.9      | validationLoss=0.1 trainAccuracy=0.1      | validationLoss     | a=2",
                "trainLoss=0.2 testAccuracy=0.5            | trainLoss=0.3 testAccuracy=0.9            | trainLoss          | a=1",
            })
    void theBestIsByTheFirstFigureThereIs(String one, String other, String choice, String best) {
        SweepTables tables = new SweepTables(Sweeps.of(run("a=1", 3, one), run("a=2", 3, other)));
        assertEquals(choice, tables.choice());
        assertEquals(best, tables.best());
    }

    @Test
    void aSettingsRowHasMeanAndDeviationOfItsRuns() {
        assertEquals(
                List.of("settings", ">runs", ">validation accuracy", ">test accuracy", ">seconds a run"),
                CHOSEN.settingTitles());
        assertEquals(
                List.of(
                        List.of("hidden=8", "2", "90.50 ± 0.71 %", "70.50 ± 0.71 %", "3.50 s"),
                        List.of("hidden=64", "2", "88.00 ± 9.90 %", "99.00 ± 0.00 %", "3.50 s")),
                CHOSEN.settings());
    }

    @Test
    void aRunsRowEndsWithTheCommandThatGivesItAgain() {
        SweepTables tables = new SweepTables(Sweeps.of(
                run("hidden=8 rate=0.1", 3, "validationAccuracy=0.9 testAccuracy=0.7"),
                run("", 4, "validationAccuracy=0.91 testAccuracy=0.71"),
                run("", 3, "validationAccuracy=0.91 testAccuracy=0.71")));
        assertEquals(
                List.of("settings", ">seed", ">validation accuracy", ">test accuracy", "run it again"),
                tables.runTitles());
        assertEquals(
                List.of(
                        List.of(
                                "hidden=8 rate=0.1",
                                "3",
                                "90.00 %",
                                "70.00 %",
                                "run made-up-sweep@1 --set hidden=8 --set rate=0.1"),
                        List.of("pinned", "4", "91.00 %", "71.00 %", "run made-up-sweep@1 --seed 4"),
                        List.of("pinned", "3", "91.00 %", "71.00 %", "run made-up-sweep@1")),
                tables.runs());
    }

    @Test
    void withoutTestImagesThereIsNoColumnOfThem() {
        SweepTables tables = new SweepTables(Sweeps.of(run("a=1", 3, "trainLoss=0.00123456")));
        assertEquals(List.of("settings", ">runs", ">train loss", ">seconds a run"), tables.settingTitles());
        assertEquals(List.of(List.of("a=1", "1", "0.001235", "3.00 s")), tables.settings());
        assertEquals(List.of("settings", ">seed", ">train loss", "run it again"), tables.runTitles());
        assertEquals(List.of(List.of("a=1", "3", "0.001235", "run made-up-sweep@1 --set a=1")), tables.runs());
    }

    /** They have no figures; the page and the command name them apart. */
    @Test
    void failedRunsAreInNoTableAndChangeNoMean() {
        Sweep.Run run = run("a=1", 3, "validationAccuracy=0.5");
        Sweep.Failed failed = new Sweep.Failed(Sweeps.settings("a=2 seed=3"), "trainLoss became NaN");
        SweepTables with = new SweepTables(Sweeps.of(List.of(failed), run));
        SweepTables without = new SweepTables(Sweeps.of(run));
        assertEquals(without.settings(), with.settings());
        assertEquals(without.runs(), with.runs());
        assertEquals("a=1", with.best());
        assertEquals("a=2 seed=3", SweepTables.name(failed.settings()));
    }

    /** The mean of the seeds that came to an end is that of the lucky ones. Two settings with two seeds each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validationAccuracy=0.8 | validationAccuracy=0.9 | ''                    | a=2 b=1",
                "validationAccuracy=0.8 | validationAccuracy=0.9 | a=2 b=1 seed=4         | a=1 b=1",
                "validationAccuracy=0.8 | validationAccuracy=0.9 | seed=4 b=1 a=2         | a=1 b=1",
                "validationAccuracy=0.8 | validationAccuracy=0.9 | a=1 b=1 seed=4         | a=2 b=1",
                "validationAccuracy=0.8 | validationAccuracy=0.9 | a=3 b=1 seed=4         | a=2 b=1",
                "trainLoss=0.2          | trainLoss=0.1          | a=2 b=1 seed=4         | a=1 b=1",
                "trainLoss=0.2          | trainLoss=0.1          | a=2 b=1 seed=4, a=1 b=1 seed=4 | none, for every setting "
                        + "has a run that came to no end",
            })
    void aSettingOfWhichARunFailedIsNotTheBest(String one, String other, String failed, String best) {
        List<Sweep.Failed> failures = Arrays.stream(failed.split(", "))
                .filter(settings -> !settings.isEmpty())
                .map(settings -> new Sweep.Failed(Sweeps.settings(settings), "trainLoss became NaN"))
                .toList();
        SweepTables tables = new SweepTables(Sweeps.of(failures, run("a=1 b=1", 3, one), run("a=2 b=1", 3, other)));
        assertEquals(best, tables.best());
    }

    @Test
    void ofThePinnedSettingsAloneARunMayFailToo() {
        Sweep.Failed failed = new Sweep.Failed(Sweeps.settings("seed=4"), "trainLoss became NaN");
        SweepTables tables = new SweepTables(Sweeps.of(List.of(failed), run("", 3, "trainLoss=0.1")));
        assertEquals("none, for every setting has a run that came to no end", tables.best());
    }

    /** @param figures {@code testAccuracy=0.9 trainLoss=0.1} */
    private static Sweep.Run run(String settings, long seed, String figures) {
        Measures measures = Measures.empty();
        for (var figure : Sweeps.settings(figures).entrySet()) {
            measures = measures.with(figure.getKey(), Double.parseDouble(figure.getValue()));
        }
        return Sweeps.run(settings, seed, measures);
    }
}
