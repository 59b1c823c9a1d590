package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Poolings against loops over every tap of every window, in float64; the elements are whole numbers, many of them tied. */
class PoolingTest {
    private record Geometry(WindowAxis rows, WindowAxis columns) {}

    static List<Geometry> geometries() {
        List<Geometry> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int[] draws = RandomKey.of(5)
                    .fold(i)
                    .uniform(Shape.of(12), DType.FLOAT64, 0, 4)
                    .to(DType.INT32)
                    .ints();
            int largest = i % 2 == 0 ? 1 : 3;
            all.add(new Geometry(axis(draws, 0, largest), axis(draws, 6, largest)));
        }
        all.addAll(twoByTwo());
        return all;
    }

    /** Whole windows of two by two, which float32 has loops of its own for. */
    static List<Geometry> twoByTwo() {
        return List.of(
                new Geometry(new WindowAxis(2, 1, 2, 2, 0, 1), new WindowAxis(3, 1, 2, 2, 0, 1)),
                new Geometry(new WindowAxis(28, 14, 2, 2, 0, 1), new WindowAxis(14, 7, 2, 2, 0, 1)),
                new Geometry(new WindowAxis(5, 4, 2, 1, 0, 1), new WindowAxis(7, 6, 2, 1, 0, 1)),
                new Geometry(new WindowAxis(9, 3, 2, 3, 0, 1), new WindowAxis(6, 5, 2, 1, 0, 1)));
    }

    /** float64 goes window by window in any case. */
    @ParameterizedTest
    @MethodSource("twoByTwo")
    void notANumberIsTheMaximumInBothTypes(Geometry g) {
        WindowPlane plane = new WindowPlane(g.rows, g.columns);
        NdArray x =
                whole(RandomKey.of(3).uniform(Shape.of(2, 3, g.rows.size(), g.columns.size()), DType.FLOAT64, -3, 3));
        for (int i = 0; i < x.count(); i++) {
            if (x.doubles()[i] == 1) {
                x.doubles()[i] = Double.NaN;
            }
        }
        NdArray dy = NdArray.full(Shape.of(2, 3, g.rows.places(), g.columns.places()), DType.FLOAT64, 1);
        assertEquals(MaxPooling.value(x, plane).to(DType.FLOAT32), MaxPooling.value(x.to(DType.FLOAT32), plane));
        assertEquals(
                MaxPooling.gradient(x, dy, plane).to(DType.FLOAT32),
                MaxPooling.gradient(x.to(DType.FLOAT32), dy.to(DType.FLOAT32), plane));
    }

    /** Some of these hang over the edge by a place. */
    private static WindowAxis axis(int[] draws, int at, int largestDilation) {
        int kernel = 1 + draws[at];
        int dilation = 1 + draws[at + 1] % largestDilation;
        int padding = Math.min(draws[at + 2], kernel / 2);
        int stride = 1 + draws[at + 3];
        int size = dilation * (kernel - 1) + 1 + draws[at + 4];
        int places = (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        boolean over = draws[at + 5] > 1 && places * stride < size + padding;
        return new WindowAxis(size, over ? places + 1 : places, kernel, stride, padding, dilation);
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void poolingsAreThoseOfTheirDefinitions(Geometry g) {
        Shape shape = Shape.of(2, 3, g.rows.size(), g.columns.size());
        Shape places = Shape.of(2, 3, g.rows.places(), g.columns.places());
        NdArray x = whole(RandomKey.of(1).uniform(shape, DType.FLOAT64, -3, 3));
        NdArray dy = whole(RandomKey.of(2).uniform(places, DType.FLOAT64, -9, 9));
        boolean averages = g.rows.dilation() == 1 && g.columns.dilation() == 1;
        WindowPlane plane = new WindowPlane(g.rows, g.columns);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            for (int threads = 1; threads <= 3; threads++) {
                Workers.with(threads, 1, () -> {
                    NdArray own = x.to(dtype);
                    NdArray ownDy = dy.to(dtype);
                    assertEquals(max(g, x, dy, false).to(dtype), MaxPooling.value(own, plane));
                    assertEquals(max(g, x, dy, true).to(dtype), MaxPooling.gradient(own, ownDy, plane));
                    for (boolean counts : averages ? new boolean[] {true, false} : new boolean[0]) {
                        Spans rows = Spans.of(g.rows, counts);
                        Spans columns = Spans.of(g.columns, counts);
                        assertEquals(
                                average(g, x, dy, counts, false).to(dtype), AveragePooling.value(own, rows, columns));
                        close(average(g, x, dy, counts, true), AveragePooling.gradient(ownDy, shape, rows, columns));
                    }
                    return null;
                });
            }
        }
    }

    /** A sum of at most 16 quotients below 10, each rounded to 6e-8 of its size in float32; in float64 bit for bit. */
    private static void close(NdArray expected, NdArray found) {
        assertEquals(expected.shape(), found.shape());
        for (int i = 0; i < expected.count(); i++) {
            double tolerance = found.dtype() == DType.FLOAT64 ? 0 : 1e-5;
            assertEquals(expected.at(i), found.at(i), tolerance, "element " + i);
        }
    }

    private static NdArray max(Geometry g, NdArray x, NdArray dy, boolean gradient) {
        NdArray result = NdArray.zeros(gradient ? x.shape() : dy.shape(), DType.FLOAT64);
        for (int e = 0; e < dy.count(); e++) {
            double max = Double.NEGATIVE_INFINITY;
            int where = -1;
            for (int element : window(g, x.shape(), Index.of(dy.shape(), e))) {
                if (x.at(element) > max) {
                    max = x.at(element);
                    where = element;
                }
            }
            if (!gradient) {
                result.doubles()[e] = max;
            } else if (where >= 0) {
                result.doubles()[where] += dy.at(e);
            }
        }
        return result;
    }

    private static NdArray average(Geometry g, NdArray x, NdArray dy, boolean counts, boolean gradient) {
        NdArray result = NdArray.zeros(gradient ? x.shape() : dy.shape(), DType.FLOAT64);
        for (int e = 0; e < dy.count(); e++) {
            int[] place = Index.of(dy.shape(), e);
            List<Integer> window = window(g, x.shape(), place);
            double divisor = counts ? padded(g.rows, place[2]) * padded(g.columns, place[3]) : window.size();
            for (int element : window) {
                if (gradient) {
                    result.doubles()[element] += dy.at(e) / divisor;
                } else {
                    result.doubles()[e] += x.at(element);
                }
            }
            if (!gradient) {
                result.doubles()[e] /= divisor;
            }
        }
        return result;
    }

    /** The elements that a place meets, ascending. */
    private static List<Integer> window(Geometry g, Shape shape, int... place) {
        List<Integer> window = new ArrayList<>();
        for (int kh = 0; kh < g.rows.kernel(); kh++) {
            for (int kw = 0; kw < g.columns.kernel(); kw++) {
                int row = met(g.rows, place[2], kh);
                int column = met(g.columns, place[3], kw);
                if (row >= 0 && row < g.rows.size() && column >= 0 && column < g.columns.size()) {
                    window.add(Index.place(shape, place[0], place[1], row, column));
                }
            }
        }
        return window;
    }

    /** Taps of a place over elements and padding. */
    private static int padded(WindowAxis axis, int place) {
        int count = 0;
        for (int k = 0; k < axis.kernel(); k++) {
            count += met(axis, place, k) < axis.size() + axis.padding() ? 1 : 0;
        }
        return count;
    }

    private static int met(WindowAxis axis, int place, int tap) {
        return place * axis.stride() - axis.padding() + tap * axis.dilation();
    }

    private static NdArray whole(NdArray x) {
        return x.to(DType.INT32).to(DType.FLOAT64);
    }
}
