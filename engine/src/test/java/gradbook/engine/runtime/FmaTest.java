package gradbook.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code fma} has the same bits with and without the instruction; {@code scripts/verify-fma} asks a hundred times as often. */
class FmaTest {
    private static final int CASES = 1_000_000;

    @Test
    void theEmulationHasTheBitsOfMath() {
        FmaCases cases = new FmaCases(1);
        cases.specials();
        for (int i = 0; i < CASES; i++) {
            cases.float32();
            cases.float64();
        }
    }

    /** What is chosen by the clock has the bits of both. */
    @Test
    void eitherFormIsFma() {
        double x = 1 + 0x1p-52;
        assertEquals(0x1p-104, Fma.fma(x, x, -(1 + 0x1p-51)));
        float y = 1 + 0x1p-23f;
        assertEquals(0x1p-46f, Fma.fma(y, y, -(1 + 0x1p-22f)));
    }

    /** The last rounding of a sum that was rounded to nearest before would be a tie, and go the wrong way. */
    @Test
    void aSumThatWouldBeRoundedTwice() {
        float a = 1 + 0x1p-12f; // a² = 1 + 2⁻¹¹ + 2⁻²⁴; adding 2⁻⁸⁰ leaves the tie, which float64 cannot see
        assertEquals(1 + 0x1p-11f + 0x1p-23f, FmaEmulation.fma(a, a, 0x1p-80f));
        assertEquals(1 + 0x1p-11f, FmaEmulation.fma(a, a, -0x1p-80f));
    }

    @Test
    void withoutTheInstructionTheJdksVectorFormsAreNotTaken() throws Exception {
        String unlessSwitchedOff = child();
        assertEquals(Fma.isUnit() + " " + VectorUnit.isThere(), unlessSwitchedOff);
        assertEquals("false false", child("-XX:-UseFMA"));
        assertFalse(VectorUnit.isThere() && !Fma.isUnit());
        assertTrue(VectorUnit.bits() > 0);
    }

    private static String child(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.add(Says.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor());
        return said;
    }

    /** What a JVM of its own finds. */
    static final class Says {
        private Says() {}

        public static void main(String[] arguments) {
            System.out.println(Fma.isUnit() + " " + VectorUnit.isThere());
        }
    }
}
