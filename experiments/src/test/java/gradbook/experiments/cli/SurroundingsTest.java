package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Languages, charsets, time zones, names and terminals that are not those of whoever wrote the program: the same results. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the shell's words are those of Unix")
class SurroundingsTest {
    private static final String RECORD = "runs/scalar-four-points-v1/record.json";
    private static final RunRecord EXPECTED = Runs.pinned(new ScalarFourPointsV1());

    @TempDir
    private Path folder;

    /** Turkish has another capital I, Arabic other digits, German a comma, Nepal three quarters of an hour. */
    @ParameterizedTest
    @CsvSource({
        "tr_TR.UTF-8, -Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9",
        "C, -Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Kathmandu",
        "de_DE.UTF-8, -Duser.language=de -Dfile.encoding=windows-1252 -Duser.timezone=Pacific/Apia",
    })
    void languageCharsetAndTimeZoneChangeNothing(String locale, String options) throws IOException {
        ChildProcess.Ended ended = ChildProcess.run(
                Map.of("LC_ALL", locale, "LANG", locale, "JAVA_TOOL_OPTIONS", options),
                "exec \"$@\"",
                run(folder.toString()));
        assertEquals(0, ended.exitCode(), ended.err());
        RunRecord record = RunRecordFile.read(folder.resolve(RECORD));
        assertEquals(EXPECTED.result().toString(), record.result().toString());
        assertEquals(EXPECTED.trace(), record.trace());
        assertTrue(record.environment().startedAt().matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertTrue(Files.readString(folder.resolve("runs/scalar-four-points-v1/report.md"))
                .contains("0.00246"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"büro, 日本 \uD83D\uDCD3 and 'quotes'", "-a%20b#c"})
    void aFolderMayHaveAnyName(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        ChildProcess.Ended ended = ChildProcess.run(Map.of("LC_ALL", "C.UTF-8"), "exec \"$@\"", run(home.toString()));
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(Files.exists(home.resolve(RECORD)));
    }

    @Test
    void aNameThatTheLocaleCannotSpellIsOneSentence() throws IOException {
        Path home = Files.createDirectory(folder.resolve("büro"));
        ChildProcess.Ended ended = ChildProcess.run(Map.of("LC_ALL", "C"), "exec \"$@\"", run(home.toString()));
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("set LC_ALL=C.UTF-8"), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
    }

    @Test
    void aFolderMayBeASymbolicLink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Files.createSymbolicLink(real.resolve("runs"), Files.createDirectory(folder.resolve("elsewhere")));
        Console console = new Console(link);
        assertEquals(0, console.gradbook("run scalar-four-points --quiet --no-export"), console.err());
        assertTrue(Files.exists(folder.resolve("elsewhere/scalar-four-points-v1/record.json")));
    }

    /** A name is looked up, and never becomes part of a path. */
    @ParameterizedTest
    @ValueSource(strings = {"run ../../x", "verify ../x@1", "export /etc/passwd", "run scalar-four-points@../1"})
    void aNameLeadsOutOfNoFolder(String command) throws IOException {
        Console console = new Console(folder);
        assertEquals(2, console.gradbook(command));
        assertTrue(console.err().contains("there is no experiment '"), console.err());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    /** Nobody reads what it prints: the end of a pipe has gone, or the terminal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"$@\" | true",
                "\"$@\" 2>&1 | head -c 1",
                "exec \"$@\" >&- 2>&-",
                "exec \"$@\" </dev/null >/dev/full"
            })
    void aReaderThatIsGoneLosesNoRun(String script) {
        ChildProcess.Ended ended = ChildProcess.run(Map.of(), script, run(folder.toString()));
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals(
                EXPECTED.result().weightsSha256(),
                RunRecordFile.read(folder.resolve(RECORD)).result().weightsSha256());
    }

    private static String[] run(String home) {
        return new String[] {"run", "scalar-four-points", "--no-export", "--home=" + home};
    }
}
