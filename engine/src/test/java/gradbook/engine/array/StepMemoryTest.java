package gradbook.engine.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepMemoryTest {
    private static final Shape LARGE = Shape.of(40, 50);

    private final StepMemory memory = new StepMemory();
    private final List<float[]> seen = new ArrayList<>();

    @Test
    void theNextStepWorksInTheSameStorage() {
        memory.step(() -> take(2));
        memory.step(() -> take(2));
        assertEquals(4, seen.size());
        assertNotSame(seen.get(0), seen.get(1));
        assertTrue(seen.subList(2, 4).stream().allMatch(array -> array == seen.get(0) || array == seen.get(1)));
    }

    @Test
    void zerosAreZerosWhateverTheStorageHeld() {
        memory.step(() -> Arrays.fill(take(1).floats(), 7));
        memory.step(() -> {
            NdArray zeros = take(1);
            assertSame(seen.get(0), zeros.floats());
            assertArrayEquals(new float[LARGE.count()], zeros.floats());
        });
    }

    /** Tests run with assertions. */
    @Test
    void whatWasGivenBackIsNotANumber() {
        memory.step(() -> take(1));
        assertTrue(Float.isNaN(seen.get(0)[0]));
    }

    @Test
    void aStepWithinAStepGivesNothingBackYet() {
        memory.step(() -> {
            new StepMemory().step(() -> Arrays.fill(take(1).floats(), 7));
            assertEquals(7, seen.get(0)[0]);
            assertNotSame(seen.get(0), take(1).floats());
        });
    }

    @Test
    void aStepThatFailsGivesBackToo() {
        assertThrows(
                ArithmeticException.class,
                () -> memory.step(() -> {
                    take(1);
                    throw new ArithmeticException();
                }));
        memory.step(() -> take(1));
        assertSame(seen.get(0), seen.get(1));
    }

    @Test
    void outsideOfAStepAndInOtherThreadsArraysAreTheirOwners() throws InterruptedException {
        memory.step(() -> take(1));
        take(1);
        memory.step(() -> {
            Thread other = new Thread(() -> take(1));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertNotSame(seen.get(0), seen.get(1));
        assertNotSame(seen.get(0), seen.get(2));
        assertEquals(0, seen.get(2)[0], "not given back");
    }

    @Test
    void aMemoryServesOneThreadAtATime() throws InterruptedException {
        List<String> messages = new ArrayList<>();
        memory.step(() -> {
            take(1);
            Thread other =
                    new Thread(() -> messages.add(assertThrows(IllegalStateException.class, () -> memory.step(() -> {}))
                            .getMessage()));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(List.of("this memory serves a step of another thread already; give each its own"), messages);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void aMemoryWithAnEndRefusesWhatIsBeyondIt(DType dtype) {
        long most = (dtype == DType.FLOAT64 ? 6L : 3L) * LARGE.count();
        StepMemory small = new StepMemory(most);
        for (int step = 0; step < 2; step++) {
            small.step(() -> {
                for (int i = 0; i < 3; i++) {
                    NdArray.zeros(LARGE, dtype);
                }
                IllegalArgumentException refusal =
                        assertThrows(IllegalArgumentException.class, () -> NdArray.zeros(LARGE, dtype));
                assertEquals(
                        "expected a step that makes at most " + most + " elements, found more", refusal.getMessage());
            });
        }
    }

    private NdArray take(int count) {
        NdArray last = null;
        for (int i = 0; i < count; i++) {
            last = NdArray.zeros(LARGE, DType.FLOAT32);
            seen.add(last.floats());
        }
        return last;
    }
}
