package gradbook.experiments.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void aSettingIsCalledByWhatIsSpecial() {
        Setting plain = Setting.plain(new Jdk(Path.of("jdk"), "25", true));
        assertEquals("JDK 25, as it is", plain.toString());
        assertEquals(
                "-XX:UseAVX=2, no vector module, 8 threads, tiny shares, 4 steps",
                plain.with("-XX:UseAVX=2")
                        .withoutVectors()
                        .tinyShares(8)
                        .shorter()
                        .words());
    }

    @Test
    void theOldestAndTheNewestJdkAreFound() {
        List<Jdk> jdks = Jdk.installed();
        assertTrue(jdks.size() == 1 || jdks.get(0).feature() < jdks.get(1).feature(), jdks::toString);
        assertTrue(jdks.get(0).feature() >= 17, jdks::toString);
    }

    @Test
    void aFolderWithoutAJdkIsNone(@TempDir Path folder) throws Exception {
        assertTrue(Jdk.at(folder).isEmpty());
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertTrue(Jdk.at(folder).isEmpty());
    }

    @Test
    void everyLengthHasAReference() {
        List<Setting> quick = Settings.quick(Jdk.installed());
        assertEquals(
                List.of(
                        Setting.plain(quick.get(0).jdk()),
                        Setting.plain(quick.get(0).jdk()).shorter()),
                List.of(first(quick, Length.WHOLE), first(quick, Length.SHORT)));
    }

    private static Setting first(List<Setting> settings, Length length) {
        return settings.stream()
                .filter(setting -> setting.length().equals(length))
                .findFirst()
                .orElseThrow();
    }
}
