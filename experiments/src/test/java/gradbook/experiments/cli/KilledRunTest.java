package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.random.RandomKey;
import gradbook.experiments.bits.Jdk;
import gradbook.experiments.io.FolderLock;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are ended before their time; {@code scripts/verify-resume} kills many more. */
class KilledRunTest {
    private static final int KILLS = 2;

    @TempDir
    private Path home;

    @Test
    void aKilledRunThatIsGoneOnWithLeavesTheRecordOfAnUndisturbedOne() throws IOException, InterruptedException {
        new KilledRuns(home, Jdk.installed(), line -> {}).kill(KILLS, RandomKey.of(1));
    }

    /** SIGINT is what Ctrl-C sends; a process in the background would ignore it. The shell waits until there is something to lose. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "env cannot undo that a signal is ignored")
    void ctrlCLeavesACheckpointAndSaysHowToGoOn() throws IOException {
        ChildProcess.Ended ended = ChildProcess.run(
                Map.of(
                        "FOLDER",
                        home.resolve("runs/mnist-1000-mlp-v1/checkpoints").toString()),
                "env --default-signal=INT \"$@\" & child=$!; until ls \"$FOLDER\"/step-* >/dev/null 2>&1; do sleep 0.05; done; kill -INT $child; wait $child",
                "run",
                "mnist-1000-mlp",
                "--quiet",
                "--no-export",
                "--checkpoint-steps=20",
                "--home=" + home);
        assertEquals(130, ended.exitCode(), ended.err());
        assertTrue(
                ended.err().matches("(?s).*gradbook: interrupted after step \\d+, .* with --resume this run goes on\n"),
                ended.err());
        Console console = new Console(home);
        assertEquals(0, console.gradbook("run mnist-1000-mlp --quiet --no-export --resume"), console.err());
        RunRecord record = RunRecordFile.read(home.resolve("runs/mnist-1000-mlp-v1/record.json"));
        assertEquals(
                Runs.pinned(new Mnist1000MlpV1()).result().toString(),
                record.result().toString());
    }

    @Test
    void aSecondProcessIsRefusedWhileTheFirstOneWrites() {
        Path folder = home.resolve("runs/scalar-four-points-v1");
        Console console = new Console(home);
        assertEquals(0, console.gradbook("run scalar-four-points --quiet --no-export"), console.err());
        try (FolderLock first = FolderLock.of(folder)) {
            ChildProcess.Ended second = ChildProcess.run(
                    Map.of(), "exec \"$@\"", "run", "scalar-four-points", "--quiet", "--no-export", "--home=" + home);
            assertEquals(1, second.exitCode());
            assertEquals(
                    "gradbook: another process is writing " + folder
                            + "; wait until it has ended, or name another folder by --home\n",
                    second.err());
        }
        assertEquals(0, console.gradbook("run scalar-four-points --quiet --no-export"), console.err());
    }

    @Test
    void aCheckpointOfOtherSettingsIsRefused() throws IOException, InterruptedException {
        Process process = ChildProcess.start(
                "run", "mnist-1000-mlp", "--quiet", "--no-export", "--checkpoint-steps=5", "--home=" + home);
        Path folder = home.resolve("runs/mnist-1000-mlp-v1/checkpoints");
        while (process.isAlive() && !hasCheckpoint(folder)) {
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        Console console = new Console(home);
        assertEquals(1, console.gradbook("run mnist-1000-mlp --resume --seed 7 --quiet --no-export"));
        assertTrue(
                console.err().contains("is a checkpoint of another run: expected the configuration {\"seed\":7,"),
                console.err());
    }

    private static boolean hasCheckpoint(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("step-"));
        }
    }

    /** It can be gone on with, and diverges again. */
    @Test
    void ofARunThatDivergesTheLastGoodCheckpointIsKept() {
        Console first = new Console(home);
        assertEquals(
                1,
                first.gradbook("run mnist-1000-mlp --quiet --no-export --set learningRate=1000 --checkpoint-steps 1"));
        assertTrue(first.err().contains("the last checkpoint is kept: "), first.err());
        Console again = new Console(home);
        assertEquals(1, again.gradbook("run mnist-1000-mlp --quiet --no-export --set learningRate=1000 --resume"));
        String sentence = "the loss became NaN at step 19 (epoch 1), so training has diverged: the first value";
        assertTrue(first.err().contains(sentence), first.err());
        assertTrue(again.err().contains(sentence), again.err());
    }
}
