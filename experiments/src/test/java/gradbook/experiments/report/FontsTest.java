package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FontsTest {
    private static final RunRecord RECORD = MadeUp.record(MadeUp.DIGITS);

    static Stream<Throwable> whatAwtThrows() {
        return Stream.of(
                new NullPointerException("FontConfiguration.head is null"),
                new IllegalStateException("Fontconfig head is null, check your fonts or fonts configuration"),
                new InternalError("Fontconfig head is null"),
                new UnsatisfiedLinkError("libfontmanager.so: libfreetype.so.6: cannot open shared object file"),
                new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager"));
    }

    @ParameterizedTest
    @MethodSource("whatAwtThrows")
    void withoutFontsThereIsAPageAndANoteButNoPicture(Throwable thrown, @TempDir Path folder) throws IOException {
        Path old = folder.resolve("loss-curve.png");
        Files.writeString(old, "the picture of an earlier run");
        ReportFolder report = new ReportFolder(folder, MadeUp.DIGITS, RECORD);
        Written written = report.write(files -> MadeUp.IMAGES, new Fonts(() -> sneak(thrown)));
        assertEquals(Optional.of(Fonts.NOTE), written.note());
        assertEquals(List.of(folder.resolve("report.md")), written.files());
        assertEquals(List.of(old, folder.resolve("report.md")), written.changed());
        assertEquals(
                ReportPage.render(MadeUp.DIGITS, RECORD, Optional.empty()),
                Files.readString(folder.resolve("report.md")));
        assertFalse(Files.exists(old), "a picture of an earlier run is left");
    }

    /**
     * A real JDK on a machine whose fontconfig knows no font. Its home is another one, as the JDK keeps there what it once
     * learned from fontconfig.
     */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not ask fontconfig")
    void aRealJdkWithoutFontsGivesTheNote(@TempDir Path folder) throws IOException, InterruptedException {
        Path configuration = folder.resolve("fonts.conf");
        Files.writeString(configuration, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                FontsTest.class.getName(),
                folder.toString());
        builder.environment().put("FONTCONFIG_FILE", configuration.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        assertEquals(Fonts.NOTE, output.strip());
        assertTrue(Files.exists(folder.resolve("report.md")));
        assertFalse(Files.exists(folder.resolve("loss-curve.png")));
    }

    /** What the child process runs. */
    public static void main(String[] arguments) {
        ReportFolder report = new ReportFolder(Path.of(arguments[0]), MadeUp.DIGITS, RECORD);
        System.out.println(
                report.write(files -> MadeUp.IMAGES, Fonts.INSTALLED).note().orElse("drawn"));
    }

    @SuppressWarnings("unchecked") // the compiler takes E to be unchecked, and rethrows whatever it is
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
