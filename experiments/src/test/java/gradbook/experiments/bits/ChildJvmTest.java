package gradbook.experiments.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real JVMs, real training, few steps. */
class ChildJvmTest {
    private static final Setting SHORT = Setting.plain(
                    Jdk.at(Path.of(System.getProperty("java.home"))).orElseThrow())
            .shorter();

    @Test
    void threadsAndLoopsLeaveTheBitsAndAnotherSeedDoesNot() {
        Agreement agreement = new Agreement();
        agreement.add(ChildJvm.run(SHORT));
        Outcome other = ChildJvm.run(SHORT.withoutVectors().with("-XX:-UseFMA").tinyShares(2));
        assertEquals("plain loops, fma emulated", other.forms());
        assertEquals(
                Collections.nCopies(Network.ALL.size(), Agreement.SAME),
                agreement.add(other),
                agreement.problems()::toString);
        List<String> cells = agreement.add(ChildJvm.run(SHORT.seed(43)));
        assertTrue(cells.stream().allMatch(cell -> cell.startsWith("losses ")), cells::toString);
        assertEquals(Network.ALL.size(), agreement.problems().size());
    }

    @Test
    void aJvmThatDoesNotStartSaysWhy() {
        Outcome outcome = ChildJvm.run(SHORT.with("-XX:NoSuchOption=1"));
        assertTrue(
                outcome.failure().orElseThrow().startsWith("exit code 1: Error: Could not create"), outcome::toString);
    }

    @Test
    void anOptionWithoutEffectIsNotASetting() {
        assertTrue(SHORT.exists());
        assertTrue(SHORT.with("-XX:+UseSerialGC").with("-XX:-UseSuperWord").exists());
        assertFalse(SHORT.with("-XX:NoSuchOption=1").exists());
        assertFalse(SHORT.with("-XX:MaxVectorSize=4096").exists());
    }
}
