package gradbook.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
    private static final CheckpointFolder.Pace EVERY_TEN = new CheckpointFolder.Pace(10, 1e9);

    private final Interruption interruption = Interruption.watched();
    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        interruption.close();
    }

    @Test
    void theLastTwoAreKept() throws IOException {
        train(started("a", false), 1, 35);
        assertEquals(List.of("step-000000020.safetensors", "step-000000030.safetensors"), names());
        assertEquals("30", resumed("a"));
    }

    @Test
    void aCheckpointIsDueWhenTimeHasPassed() throws IOException {
        CheckpointFolder always = new CheckpointFolder(
                folder(), Map.of("run", "a"), new CheckpointFolder.Pace(1_000, 0), interruption, notes::add);
        always.start(false);
        train(always, 1, 3);
        assertEquals("3", resumed("a"));
    }

    @Test
    void theStateIsNotAskedForInVain() {
        CheckpointFolder folder = started("a", false);
        folder.stepped(9, () -> {
            throw new AssertionError("no checkpoint is due");
        });
    }

    @Test
    void aRunThatBeginsReplacesTheCheckpointsOfAnEarlierOneAndSaysSo() throws IOException {
        train(started("a", false), 1, 100);
        CheckpointFolder anew = started("a", false);
        assertTrue(notes.get(0).contains("starts from the beginning and replaces them"), notes.toString());
        assertTrue(anew.resumed().isEmpty());
        assertEquals(2, names().size());
        train(anew, 1, 10);
        assertEquals(List.of("step-000000010.safetensors"), names());
    }

    @Test
    void withoutACheckpointARunBegins() {
        assertTrue(started("a", true).resumed().isEmpty());
        assertTrue(notes.get(0).contains("there is no checkpoint in " + folder()), notes.toString());
    }

    @Test
    void theEarlierOneTakesThePlaceOfADamagedOne() throws IOException {
        train(started("a", false), 1, 30);
        Path newest = folder().resolve("step-000000030.safetensors");
        Files.write(newest, new byte[100]);
        assertEquals("20", resumed("a"));
        assertTrue(notes.get(0).startsWith(newest + " is damaged and left out: "), notes.toString());
    }

    @Test
    void ifAllAreDamagedTheRunIsRefused() throws IOException {
        train(started("a", false), 1, 30);
        for (String name : names()) {
            Files.write(folder().resolve(name), new byte[100]);
        }
        Failure failure = assertThrows(Failure.class, () -> started("a", true));
        assertTrue(failure.getMessage().contains("run without --resume"), failure.getMessage());
    }

    @Test
    void aCheckpointOfAnotherRunIsRefusedByName() {
        train(started("a", false), 1, 10);
        Failure failure = assertThrows(Failure.class, () -> started("b", true));
        assertTrue(failure.getMessage().contains("expected the run b, found a"), failure.getMessage());
    }

    @Test
    void oneThatCannotBeWrittenIsNotedAndTheTrainingGoesOn() throws IOException {
        CheckpointFolder folder = started("a", false);
        Files.writeString(folder(), "a file is in the way");
        train(folder, 1, 20);
        assertEquals(2, notes.size());
        assertTrue(notes.get(0).startsWith("no checkpoint of step 10: cannot write "), notes.toString());
    }

    @Test
    void aStateThatIsWorthNothingIsNotKept() {
        CheckpointFolder folder = started("a", false);
        train(folder, 1, 10);
        folder.stepped(20, Optional::empty);
        assertEquals(Optional.of(folder().resolve("step-000000010.safetensors")), folder.last());
    }

    @Test
    void ofAnEarlierRunNoneIsTheLast() {
        train(started("a", false), 1, 10);
        assertEquals(Optional.empty(), started("b", false).last());
    }

    @Test
    void afterTheEndNothingIsLeft() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(".step-000000010.safetensors.x.tmp"), "killed while it was written");
        CheckpointFolder folder = started("a", false);
        train(folder, 1, 30);
        folder.deleteAll();
        assertFalse(Files.exists(folder()));
    }

    private CheckpointFolder started(String run, boolean resumes) {
        CheckpointFolder folder =
                new CheckpointFolder(folder(), Map.of("run", run), EVERY_TEN, interruption, notes::add);
        folder.start(resumes);
        return folder;
    }

    private static void train(CheckpointFolder folder, int from, int to) {
        for (int step = from; step <= to; step++) {
            String now = Integer.toString(step);
            folder.stepped(step, () -> Optional.of(new Saved().put("step", now)));
        }
    }

    private String resumed(String run) {
        return started(run, true).resumed().orElseThrow().text("step");
    }

    private Path folder() {
        return home.resolve("checkpoints");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
