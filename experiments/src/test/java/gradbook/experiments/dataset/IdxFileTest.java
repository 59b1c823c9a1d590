package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.io.Failure;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {
    @Test
    void readsLabels() {
        IdxFile file = parse("00000801 00000003 05 00 ff");
        assertArrayEquals(new int[] {3}, file.sizes());
        assertArrayEquals(new byte[] {5, 0, -1}, file.values());
    }

    @Test
    void readsImages() {
        IdxFile file = parse("00000803 00000002 00000001 00000003 010203 040506");
        assertArrayEquals(new int[] {2, 1, 3}, file.sizes());
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, file.values());
    }

    /** Sizes are unsigned, and their product must not wrap around to what is there. */
    @ParameterizedTest
    @CsvSource({
        "'', 'has 0 bytes, fewer than the 4 of an IDX magic number'",
        "000008, 'has 3 bytes, fewer than the 4 of an IDX magic number'",
        "1f8b0808, 'has the magic number 0x1f8b0808, expected 0x00000801 (labels) or 0x00000803 (images)'",
        "00000d01, 'has the magic number 0x00000d01, expected 0x00000801 (labels) or 0x00000803 (images)'",
        "00000802, 'has 2 dimensions, expected 1 (labels) or 3 (images)'",
        "00000801 0000, 'has 6 bytes, fewer than the 8 of an IDX header with 1 dimensions'",
        "00000803 00000002, 'has 8 bytes, fewer than the 16 of an IDX header with 3 dimensions'",
        "00000801 00000003 0500, 'has sizes 3 = 3 values, but 2 bytes after its header'",
        "00000801 00000001 0500, 'has sizes 1 = 1 values, but 2 bytes after its header'",
        "00000803 00000002 00000002 00000002 01, 'has sizes 2 x 2 x 2 = 8 values, but 1 bytes after its header'",
        "00000801 ffffffff 01, 'has sizes 4294967295, over 2147483647 values, but 1 bytes after its header'",
        "00000803 00010000 00010000 00000001 01, "
                + "'has sizes 65536 x 65536 x 1, over 2147483647 values, but 1 bytes after its header'",
        "00000803 00000000 ffffffff 00000001, "
                + "'has sizes 0 x 4294967295 x 1, over 2147483647 values, but 0 bytes after its header'",
        "00000803 ffffffff ffffffff ffffffff 01, 'has sizes 4294967295 x 4294967295 x 4294967295, "
                + "over 2147483647 values, but 1 bytes after its header'",
    })
    void brokenFileBecomesASentence(String hex, String finding) {
        Failure failure = assertThrows(Failure.class, () -> parse(hex));
        assertEquals("tiny " + finding + "; replace the file by the original", failure.getMessage());
    }

    private static IdxFile parse(String hex) {
        return IdxFile.parse("tiny", HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
