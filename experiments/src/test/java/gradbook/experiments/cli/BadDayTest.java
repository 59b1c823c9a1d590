package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong outside the program, seen from outside: a JVM of its own, its exit code, what it leaves behind. */
class BadDayTest {
    @TempDir
    private Path folder;

    @Test
    void aNamedFolderWithoutTheDataIsOneSentence() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        ChildProcess.Ended ended = gradbook("run", "mnist-1000-mlp", "--quiet", "--data-from", empty.toString());
        assertFailedWith(ended, empty.toString());
        assertFalse(Files.exists(folder.resolve("runs/mnist-1000-mlp-v1/record.json")));
    }

    @Test
    void doctorTellsWhatThisMachineHas() {
        ChildProcess.Ended ended = gradbook("doctor");
        assertEquals(0, ended.exitCode(), ended.err());
        for (String line : List.of(
                "JDK", "threads", "vector unit", "train-images-idx3-ubyte: not there yet, fetched when needed")) {
            assertTrue(ended.out().contains(line), ended.out());
        }
    }

    /** A truncated file, and one with a wrong first byte: refused by run, named by doctor, left as they are. */
    @Test
    void alteredDataIsRefusedAndLeftAlone() throws IOException {
        Runs.datasets().images(Mnist.SET); // the real files, in the user's cache
        Path real = DataCache.fromEnvironment(System.getenv(), System.getProperties())
                .within("mnist")
                .folder();
        Path mine = Files.createDirectories(folder.resolve("cache/mnist"));
        for (String name : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte")) {
            Files.copy(real.resolve(name), mine.resolve(name));
        }
        byte[] bytes = Files.readAllBytes(real.resolve("t10k-images-idx3-ubyte"));
        Path file = mine.resolve("t10k-images-idx3-ubyte");
        Files.write(file, Arrays.copyOf(bytes, 1_000));
        assertFailedWith(
                gradbook("run", "mnist-1000-mlp", "--quiet"), file + " has 1,000 bytes, expected 7,840,016 bytes");
        assertEquals(1_000, Files.size(file));

        bytes[3] = 9;
        Files.write(file, bytes);
        assertFailedWith(gradbook("run", "mnist-1000-mlp", "--quiet"), file + " has SHA-256 ");
        ChildProcess.Ended doctor = gradbook("doctor");
        assertEquals(1, doctor.exitCode());
        assertTrue(doctor.out().contains("t10k-images-idx3-ubyte: altered: found SHA-256 "), doctor.out());
        assertFalse(Files.exists(folder.resolve("runs/mnist-1000-mlp-v1/record.json")));
    }

    /**
     * The limit of 16 KiB a file stands in for a full disk: the system ends the write half-way. It would also end the unpacking of ONNX
     * Runtime, so nothing is exported.
     */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void aDiskThatIsFullBeforeTheRecordIsWrittenLeavesTheEarlierRun() throws IOException {
        assertEquals(
                0,
                gradbook("run", "scalar-four-points", "--quiet", "--no-export", "--epochs", "5")
                        .exitCode());
        Map<String, String> before = contents(folder.resolve("runs/scalar-four-points-v1"));
        ChildProcess.Ended ended = ChildProcess.run(
                environment(),
                "ulimit -f 16; exec \"$@\"",
                arguments("run", "scalar-four-points", "--quiet", "--no-export"));
        assertFailedWith(ended, "record.json");
        assertEquals(before, contents(folder.resolve("runs/scalar-four-points-v1")));
    }

    /** Nothing of the earlier run's page and pictures stands beside the new record. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void aDiskThatIsFullAfterTheRecordIsWrittenLeavesNoMixture() throws IOException {
        assertEquals(
                0,
                gradbook("run", "scalar-four-points", "--quiet", "--no-export").exitCode());
        ChildProcess.Ended ended = ChildProcess.run(
                environment(),
                "ulimit -f 16; exec \"$@\"",
                arguments("run", "scalar-four-points", "--quiet", "--no-export", "--epochs", "5"));
        assertFailedWith(ended, "loss-curve.png");
        Map<String, String> after = contents(folder.resolve("runs/scalar-four-points-v1"));
        assertEquals(Set.of("record.json", "report.md"), after.keySet());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void oneWithoutRoomForOnnxRuntimeIsSaidInASentenceAndTheRunIsKept() {
        ChildProcess.Ended ended = ChildProcess.run(
                environment(), "ulimit -f 1024; exec \"$@\"", arguments("run", "scalar-four-points", "--quiet"));
        assertFailedWith(ended, "expected ONNX Runtime, found that it cannot be loaded on this machine: ");
        assertTrue(Files.exists(folder.resolve("runs/scalar-four-points-v1/record.json")));
    }

    /** A checkpoint has 800 KB, the record and the page much less. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void aDiskWithoutRoomForCheckpointsIsNotedAndTheRunGoesOn() {
        ChildProcess.Ended ended = ChildProcess.run(
                Map.of(),
                "ulimit -f 600; exec \"$@\"",
                arguments("run", "mnist-1000-mlp", "--quiet", "--no-export", "--checkpoint-steps", "200"));
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("gradbook: no checkpoint of step 200: cannot write "), ended.err());
        assertTrue(Files.exists(folder.resolve("runs/mnist-1000-mlp-v1/record.json")));
    }

    /** Too small for the data, which is noticed before it is read. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep"})
    void tooSmallAHeapIsOneSentenceWithASizeThatIsEnough(String command) {
        ChildProcess.Ended refused = withHeap(40, command, "mnist-1000-mlp");
        assertEquals(1, refused.exitCode(), refused.err());
        Matcher sentence = Pattern.compile(
                        "reading MNIST needs 90 MB of heap beside the \\d MB in use, and the heap may grow to \\d\\d MB;"
                                + " allow more by setting JAVA_TOOL_OPTIONS=-Xmx(\\d+)m")
                .matcher(refused.err());
        assertTrue(sentence.find(), refused.err());
        assertFalse(refused.err().contains("\tat "), refused.err());
        if (command.equals("run")) {
            ChildProcess.Ended ended =
                    withHeap(Integer.parseInt(sentence.group(1)), command, "mnist-1000-mlp", "--epochs", "2");
            assertEquals(0, ended.exitCode(), ended.err());
        }
    }

    /** Enough by the numbers, not enough for what else there is. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep"})
    void aHeapThatEndsLaterIsOneSentenceWithALargerSize(String command) {
        ChildProcess.Ended ended = withHeap(104, command, "mnist-1000-mlp");
        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(
                ended.err()
                        .matches(
                                "(?s).*gradbook: not enough memory \\(Java heap space\\): more is needed than the \\d+ MB that"
                                        + " the heap may grow to; allow more by setting JAVA_TOOL_OPTIONS=-Xmx2\\d\\dm, or use fewer"
                                        + " --threads or --jobs\n"),
                ended.err());
    }

    private ChildProcess.Ended withHeap(int megabytes, String... command) {
        String options = "-XX:+UseSerialGC -Xmx" + megabytes + "m";
        return ChildProcess.run(Map.of("JAVA_TOOL_OPTIONS", options), "exec \"$@\"", arguments(command));
    }

    private ChildProcess.Ended gradbook(String... arguments) {
        return ChildProcess.run(environment(), "exec \"$@\"", arguments(arguments));
    }

    private Map<String, String> environment() {
        return Map.of("GRADBOOK_DATA", folder.resolve("cache").toString());
    }

    private String[] arguments(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = folder.toString();
        return all;
    }

    private static void assertFailedWith(ChildProcess.Ended ended, String part) {
        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith("gradbook: ") && ended.err().contains(part), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Sha256.of(file));
            }
        }
        return contents;
    }
}
