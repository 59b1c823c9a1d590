package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
    /** Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void publishedIntervalsComeOut(int hits, int trials, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(hits, trials);
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
        WilsonInterval misses = WilsonInterval.of(trials - hits, trials);
        assertEquals(1 - high, misses.low(), 5e-5);
        assertEquals(1 - low, misses.high(), 5e-5);
    }

    @Test
    void ofNothingEverythingIsPossible() {
        assertEquals(new WilsonInterval(0, 1), WilsonInterval.of(0, 0));
    }

    @Test
    void whatWasSeenLiesWithin() {
        for (int trials = 1; trials <= 1_000; trials += 37) {
            assertEquals(0, WilsonInterval.of(0, trials).low());
            assertEquals(1, WilsonInterval.of(trials, trials).high());
        }
        assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(3, 2));
    }

    @Test
    void itReadsAsPercent() {
        assertEquals("23.66 to 76.34 %", WilsonInterval.of(5, 10).toString());
    }
}
