package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweeperTest {
    private static final ScalarFourPointsV1 EXPERIMENT = new ScalarFourPointsV1();
    private static final List<Overrides> POINTS = List.of(
            point("epochs", "20", 3), point("epochs", "20", 4), point("epochs", "30", 3), point("epochs", "30", 4));

    /** Far above the largest gradient's inverse, so that weights overflow. */
    private static final String DIVERGES = "1e308";

    @TempDir
    private Path folder;

    private final Watcher watcher = new Watcher();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyRunIsThatOfItsOwnCommandBitForBit(int jobs) {
        Sweep sweep = sweeper(jobs).run(EXPERIMENT, POINTS);
        assertEquals(EXPERIMENT.id(), sweep.experiment());
        assertEquals(Json.tree(EXPERIMENT.configuration()), sweep.configuration());
        assertEquals(POINTS.size(), sweep.runs().size());
        for (int i = 0; i < POINTS.size(); i++) {
            Result alone = Runs.run(EXPERIMENT, POINTS.get(i), 2).result();
            Sweep.Run run = sweep.runs().get(i);
            assertEquals(Map.of("epochs", POINTS.get(i).settings().get("epochs")), run.settings());
            assertEquals(alone.configuration().path("seed").asLong(), run.seed());
            assertEquals(alone.lossCurveSha256(), run.lossCurveSha256());
            assertEquals(alone.weightsSha256(), run.weightsSha256());
            assertEquals(alone.metrics(), run.metrics());
        }
    }

    @Test
    void aSecondStartFindsTheRecordsAndRunsNothing() {
        Sweep first = sweeper(2).run(EXPERIMENT, POINTS);
        assertEquals(List.of(false, false, false, false), watcher.found);
        watcher.found.clear();
        List<String> names = names();
        assertEquals(first, sweeper(2).run(EXPERIMENT, POINTS)); // the seconds, too: they are of the records
        assertEquals(List.of(true, true, true, true), watcher.found);
        assertEquals(names, names());
    }

    @Test
    void aLongerSweepRunsOnlyWhatIsNew() {
        sweeper(1).run(EXPERIMENT, POINTS.subList(1, 3));
        watcher.found.clear();
        Sweep sweep = sweeper(1).run(EXPERIMENT, POINTS);
        assertEquals(List.of(false, true, true, false), watcher.found);
        assertEquals(4, sweep.runs().size());
    }

    @Test
    void oneDivergingRunDoesNotStopTheOthers() {
        Sweep sweep =
                sweeper(2).run(EXPERIMENT, List.of(POINTS.get(0), point("learningRate", DIVERGES, 3), POINTS.get(1)));
        assertEquals(List.of(3L, 4L), sweep.runs().stream().map(Sweep.Run::seed).toList());
        assertEquals(1, sweep.failed().size());
        Sweep.Failed failed = sweep.failed().get(0);
        assertEquals(Map.of("learningRate", DIVERGES, "seed", "3"), failed.settings());
        assertTrue(failed.reason().contains("try a smaller learning rate"), failed.reason());
        assertEquals(sweep.failed(), watcher.failed);
        assertEquals(2, names().size());
    }

    @Test
    void ifAllFailTheReasonOfTheFirstIsGiven() {
        List<Overrides> points = List.of(point("learningRate", DIVERGES, 3), point("learningRate", DIVERGES, 4));
        Failure failure = assertThrows(Failure.class, () -> sweeper(2).run(EXPERIMENT, points));
        assertEquals(
                "every run of the sweep failed; the first: "
                        + watcher.failed.stream()
                                .filter(failed -> failed.settings().get("seed").equals("3"))
                                .findFirst()
                                .orElseThrow()
                                .reason(),
                failure.getMessage());
    }

    @Test
    void aWrongPointIsRefusedBeforeAnyWork() {
        List<Overrides> points = List.of(POINTS.get(0), point("epochs", "0", 3));
        assertThrows(IllegalArgumentException.class, () -> sweeper(1).run(EXPERIMENT, points));
        assertFalse(Files.exists(folder.resolve("store")));
    }

    /** Nothing writes half a record, so somebody altered it: it is named, and the rest of the sweep goes on. */
    @Test
    void anAlteredRecordIsNamedAndLeftAsItIs() throws IOException {
        sweeper(1).run(EXPERIMENT, POINTS.subList(0, 1));
        Path record = folder.resolve("store").resolve(names().get(0));
        Files.writeString(record, "my notes");
        Sweep sweep = sweeper(1).run(EXPERIMENT, POINTS.subList(0, 2));
        assertEquals(1, sweep.runs().size());
        assertTrue(sweep.failed().get(0).reason().contains(record.toString()));
        assertEquals("my notes", Files.readString(record));
    }

    private Sweeper sweeper(int jobs) {
        return new Sweeper(Runs.HOME, Runs.datasets(), jobs, folder.resolve("store"), watcher);
    }

    private static Overrides point(String name, String value, int seed) {
        return Overrides.NONE.with(name, value).with("seed", seed);
    }

    private List<String> names() {
        try (var files = Files.list(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Remembers what it was told. */
    private static final class Watcher implements Sweeper.Watcher {
        private final List<Boolean> found = new ArrayList<>();
        private final List<Sweep.Failed> failed = new ArrayList<>();

        @Override
        public void ended(Sweep.Run run, boolean before) {
            found.add(before);
        }

        @Override
        public void failed(Sweep.Failed one) {
            failed.add(one);
        }
    }
}
