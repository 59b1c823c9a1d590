package gradbook.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "1, 1000", "2, 0", "2, 1", "2, 2", "2, 999", "3, 2", "3, 1000", "8, 7", "8, 1001"})
    void everyOutputIsVisitedOnce(int threads, int outputs) {
        int[] visits = new int[outputs];
        for (int repeat = 0; repeat < 50; repeat++) {
            Workers.with(threads, () -> {
                Workers.split(outputs, 1, (from, to) -> {
                    for (int i = from; i < to; i++) {
                        visits[i]++;
                    }
                });
                return null;
            });
        }
        int[] expected = new int[outputs];
        Arrays.fill(expected, 50);
        assertArrayEquals(expected, visits);
    }

    @Test
    void theWorkIsDividedAmongTheThreads() {
        Workers.with(3, () -> {
            assertThreadsAtWork(3, 300, 100);
            assertThreadsAtWork(2, 299, 100); // each gets at least the grain
            assertThreadsAtWork(1, 100, 100);
            return null;
        });
    }

    @Test
    void workThatGoesOverItsDataAgainAndAgainIsOnePieceForEachThread() {
        Map<Integer, Integer> pieces = new ConcurrentHashMap<>();
        Workers.with(3, () -> {
            Workers.splitOnce(301, 100, pieces::put);
            return null;
        });
        assertEquals(Map.of(0, 100, 100, 200, 200, 301), pieces);
    }

    @Test
    void aCheckMayDivideTheSmallestWork() {
        Workers.with(3, 1, () -> {
            assertThreadsAtWork(3, 3, 1_000_000);
            return null;
        });
    }

    /** Nobody goes on before all are there, however late the system lets them run; a thread that is not given work is missed. */
    private static void assertThreadsAtWork(int expected, int outputs, int grain) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch missing = new CountDownLatch(expected);
        Workers.split(outputs, grain, (from, to) -> {
            if (seen.add(Thread.currentThread())) {
                missing.countDown();
            }
            await(missing);
        });
        assertEquals(expected, seen.size());
    }

    private static void await(CountDownLatch missing) {
        try {
            assertTrue(missing.await(1, TimeUnit.MINUTES), () -> missing.getCount() + " threads did not come to work");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Parks and wakes the helpers: longer pauses than they spin. */
    @Test
    void helpersWakeUpAfterAPause() {
        int[] visits = new int[4];
        Workers.with(4, () -> {
            for (int repeat = 0; repeat < 3; repeat++) {
                Workers.split(4, 1, (from, to) -> visits[from]++);
                pause(20);
                Workers.split(4, 1, (from, to) -> {
                    pause(5);
                    visits[from]++;
                });
            }
            return null;
        });
        assertArrayEquals(new int[] {6, 6, 6, 6}, visits);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anExceptionReachesTheCallerFromAnyPart(int failing) {
        RuntimeException expected = new IllegalStateException("part " + failing);
        Workers.with(3, () -> {
            Throwable found = assertThrows(
                    IllegalStateException.class,
                    () -> Workers.split(3, 1, (from, to) -> {
                        if (from == failing) {
                            throw expected;
                        }
                    }));
            assertSame(expected, found);
            assertThreadsAtWork(3, 3, 1); // the team goes on
            return null;
        });
    }

    @Test
    void anErrorReachesTheCallerToo() {
        assertThrows(
                AssertionError.class,
                () -> Workers.with(2, () -> {
                    Workers.split(2, 1, (from, to) -> {
                        if (from == 1) {
                            throw new AssertionError("helper");
                        }
                    });
                    return null;
                }));
    }

    /** The outer parts are still at work when the caller's own part is split again. */
    @Test
    void aSplitWithinASplitLosesNothing() {
        int[][] visits = new int[4][100];
        Workers.with(4, () -> {
            Workers.split(4, 1, (from, to) -> {
                pause(2);
                Workers.split(100, 1, (start, end) -> {
                    for (int i = start; i < end; i++) {
                        visits[from][i]++;
                    }
                });
            });
            return null;
        });
        for (int[] part : visits) {
            for (int count : part) {
                assertEquals(1, count);
            }
        }
    }

    @Test
    void threadsAreGivenBackAfterTheBlock() {
        assertEquals(1, Workers.threads());
        Workers.with(3, () -> {
            assertEquals(3, Workers.threads());
            Workers.with(2, () -> {
                assertEquals(2, Workers.threads());
                return null;
            });
            assertEquals(3, Workers.threads());
            return null;
        });
        assertThrows(
                IllegalStateException.class,
                () -> Workers.with(2, () -> {
                    throw new IllegalStateException("block");
                }));
        assertEquals(1, Workers.threads());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void lessThanOneThreadIsRefused(int threads) {
        assertEquals(
                "threads must be at least 1, found " + threads,
                assertThrows(IllegalArgumentException.class, () -> Workers.with(threads, () -> null))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Workers.with(1, 0, () -> null));
    }

    @Test
    void theVectorUnitIsAbsentOrAPowerOfTwoWide() {
        int bits = VectorUnit.bits();
        assertTrue(bits == 0 || (bits >= 64 && Integer.bitCount(bits) == 1), "bits: " + bits);
        assertEquals(bits, VectorUnit.bits(), "asking again changes nothing");
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
