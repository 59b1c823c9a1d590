package gradbook.engine.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {

    /** The C++ standard states the 10,000th draw of {@code std::mt19937} under its default seed, 5489. */
    @Test
    void theTenThousandthDrawOfSeed5489() {
        MersenneTwister twister = MersenneTwister.ofSeed(5489);
        assertEquals(3499211612L, unsigned(twister));
        discard(twister, 9998);
        assertEquals(4123659995L, unsigned(twister));
    }

    /** The first five and the thousandth of mt19937ar.out, the authors' own list. */
    @Test
    void theAuthorsKey() {
        MersenneTwister twister = MersenneTwister.ofKey(0x123, 0x234, 0x345, 0x456);
        assertEquals(1067595299L, unsigned(twister));
        assertEquals(955945823L, unsigned(twister));
        assertEquals(477289528L, unsigned(twister));
        assertEquals(4107218783L, unsigned(twister));
        assertEquals(4228976476L, unsigned(twister));
        discard(twister, 994);
        assertEquals(3460025646L, unsigned(twister));
    }

    @Test
    void refusesAKeyWithoutWords() {
        assertThrows(IllegalArgumentException.class, MersenneTwister::ofKey);
    }

    private static long unsigned(MersenneTwister twister) {
        return Integer.toUnsignedLong(twister.nextInt32());
    }

    private static void discard(MersenneTwister twister, int draws) {
        for (int i = 0; i < draws; i++) {
            twister.nextInt32();
        }
    }
}
