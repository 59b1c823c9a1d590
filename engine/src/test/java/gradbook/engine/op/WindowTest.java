package gradbook.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowTest {
    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(Window.of(3), 5, 3, 3),
                Arguments.of(Window.of(5), 5, 1, 1),
                Arguments.of(Window.tiles(2), 5, 2, 3),
                Arguments.of(Window.of(3).withStride(2).withPadding(1), 6, 3, 4),
                Arguments.of(Window.of(3).withDilation(2), 7, 3, 3),
                Arguments.of(Window.of(7).withStride(2).withPadding(3), 224, 112, 113),
                // a fourth window would start behind the element and the padding before it
                Arguments.of(Window.of(2).withStride(3).withPadding(1), 5, 2, 2),
                Arguments.of(Window.of(1).withStride(Integer.MAX_VALUE), 4, 1, 1));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("places")
    void placesAreThoseWorkedByHand(Window window, int size, int floor, int ceil) {
        assertEquals(floor, window.over(size, false).places());
        assertEquals(ceil, window.over(size, true).places());
    }

    /** A place counts if its window ends inside; in ceil mode if the one before it left elements over, and it starts on one. */
    @Test
    void placesAreThoseCountedOneByOne() {
        for (int size = 1; size <= 9; size++) {
            for (int kernel = 1; kernel <= 4; kernel++) {
                for (int stride = 1; stride <= 5; stride++) {
                    for (int padding = 0; padding <= kernel / 2; padding++) {
                        for (int dilation = 1; dilation <= 3; dilation++) {
                            Window window = new Window(kernel, stride, padding, dilation);
                            if (window.fits(size)) {
                                count(window, size);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void count(Window window, int size) {
        int end = size + 2 * window.padding();
        int floor = 0;
        while ((long) floor * window.stride() + window.span() <= end) {
            floor++;
        }
        boolean left = (floor - 1L) * window.stride() + window.span() < end;
        boolean starts = floor * window.stride() < size + window.padding();
        assertEquals(floor, window.over(size, false).places(), window + " over " + size);
        assertEquals(floor + (left && starts ? 1 : 0), window.over(size, true).places(), window + " over " + size);
    }

    @Test
    void samePaddingKeepsTheSize() {
        for (int kernel = 1; kernel <= 7; kernel += 2) {
            for (int dilation = 1; dilation <= 3; dilation++) {
                Window window = Window.of(kernel).withDilation(dilation).withSamePadding();
                assertEquals(9, window.over(9, false).places(), window.toString());
            }
        }
        assertEquals(2, Window.of(2).withDilation(4).withSamePadding().padding(), "an even kernel, an odd span");
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of((Runnable) () -> Window.of(0), "found kernel 0, stride 1, padding 0, dilation 1"),
                Arguments.of(
                        (Runnable) () -> Window2d.of(2, 3).withStride(1, 0),
                        "found kernel 3, stride 0, padding 0, dilation 1"),
                Arguments.of(
                        (Runnable) () -> Window2d.of(2).withPadding(-1),
                        "found kernel 2, stride 1, padding -1, dilation 1"),
                Arguments.of(
                        (Runnable) () -> Window2d.of(2).withDilation(0),
                        "found kernel 2, stride 1, padding 0, dilation 0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void aWindowThatCannotBeIsNotBuilt(Runnable mistake, String found) {
        assertEquals(
                "window: expected kernel >= 1, stride >= 1, padding >= 0 and dilation >= 1, " + found,
                assertThrows(IllegalArgumentException.class, mistake::run).getMessage());
    }

    @Test
    void theSameSizeNeedsAnOddSpanAndStrideOne() {
        String expected = "window: the same size needs stride 1 and an odd dilation (kernel - 1) + 1, found ";
        for (Window window : new Window[] {Window.of(4), Window.of(3).withStride(2)}) {
            assertEquals(
                    expected + window,
                    assertThrows(IllegalArgumentException.class, window::withSamePadding)
                            .getMessage());
        }
    }
}
