package gradbook.experiments.music;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopiedTest {
    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
    }

    @Test
    void nothingIsCopiedFromNothing() {
        assertEquals(new Copied(0, 0), Copied.of(range(0, 30), List.of()));
        assertEquals(new Copied(0, 0), Copied.of(range(0, 30), List.of(range(100, 200))));
    }

    @Test
    void aStretchIsFoundWhereverItStands() {
        int[] piece = joined(range(500, 520), range(10, 50), range(600, 620));
        assertEquals(new Copied(40, 0.5), Copied.of(piece, List.of(range(300, 400), range(0, 100))));
    }

    @Test
    void whatIsEmptyIsNoCopy() {
        assertEquals(new Copied(0, 0), Copied.of(new int[0], List.of(range(0, 100))));
    }

    /** From 24 tokens on; what two of them share counts once. */
    @Test
    void onlyLongStretchesCountAsCopied() {
        assertEquals(new Copied(23, 0), Copied.of(joined(range(0, 23), range(500, 523)), List.of(range(0, 100))));
        assertEquals(
                new Copied(30, 0.5),
                Copied.of(joined(range(0, 40), range(900, 940)), List.of(range(0, 30), range(10, 40))));
    }

    @Test
    void frequenciesAreKnownByCounting() {
        Frequencies frequencies = Frequencies.of(List.of(new int[] {0, 0, 1}), 3);
        assertEquals(-(Math.log(3 / 6.0) + Math.log(1 / 6.0)) / 2, frequencies.loss(new int[] {2, 0, 2}), 1e-12);
        assertEquals(1 / 4.0, frequencies.unseen(new int[] {0, 1, 2, 0}));
    }
}
