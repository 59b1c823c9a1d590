package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    static Stream<Arguments> permutations() {
        return Stream.of(
                Arguments.of(Shape.of(), List.of()),
                Arguments.of(Shape.of(5), List.of(0)),
                Arguments.of(Shape.of(3, 5), List.of(0, 1)),
                Arguments.of(Shape.of(3, 5), List.of(1, 0)),
                Arguments.of(Shape.of(0, 5), List.of(1, 0)),
                Arguments.of(Shape.of(2, 3, 4), List.of(2, 0, 1)),
                Arguments.of(Shape.of(2, 1, 4), List.of(1, 2, 0)),
                Arguments.of(Shape.of(2, 3, 4, 5, 2), List.of(4, 1, 3, 0, 2)));
    }

    @ParameterizedTest
    @MethodSource("permutations")
    void permuteMovesEveryElementToItsIndex(Shape shape, List<Integer> order) {
        for (DType dtype : DType.values()) {
            NdArray x = counting(shape, dtype);
            NdArray y = Layout.permute(x, order);
            assertEquals(shape.permute(order), y.shape());
            for (int i = 0; i < y.count(); i++) {
                int[] to = Index.of(y.shape(), i);
                int[] from = new int[to.length];
                for (int axis = 0; axis < to.length; axis++) {
                    from[order.get(axis)] = to[axis];
                }
                assertEquals(x.at(Index.place(shape, from)), y.at(i));
            }
        }
    }

    static Stream<Arguments> slices() {
        return Stream.of(
                Arguments.of(Shape.of(7), 0, 0, 1, 7),
                Arguments.of(Shape.of(7), 0, 2, 3, 2),
                Arguments.of(Shape.of(7, 3), 0, 1, 2, 3),
                Arguments.of(Shape.of(3, 7), 1, 6, 1, 1),
                Arguments.of(Shape.of(3, 7), 1, 3, 1, 0),
                Arguments.of(Shape.of(2, 5, 3), 1, 0, 4, 2),
                Arguments.of(Shape.of(0, 5), 1, 1, 2, 2));
    }

    @ParameterizedTest
    @MethodSource("slices")
    void slicePicksAndUnslicePutsBack(Shape shape, int axis, int start, int step, int size) {
        for (DType dtype : DType.values()) {
            NdArray x = counting(shape, dtype);
            NdArray y = Layout.slice(x, axis, start, step, size);
            NdArray back = NdArray.zeros(shape, DType.FLOAT64);
            assertEquals(shape.with(axis, size), y.shape());
            for (int i = 0; i < y.count(); i++) {
                int[] index = Index.of(y.shape(), i);
                index[axis] = start + index[axis] * step;
                int place = Index.place(shape, index);
                assertEquals(x.at(place), y.at(i));
                back.doubles()[place] = x.at(place);
            }
            assertEquals(back.to(dtype), Layout.unslice(y, shape, axis, start, step));
        }
    }

    static Stream<Arguments> gathers() {
        return Stream.of(
                Arguments.of(Shape.of(4), 0, Shape.of(9)),
                Arguments.of(Shape.of(4, 5), 0, Shape.of(2, 5)),
                Arguments.of(Shape.of(4, 5), 1, Shape.of(4, 1)),
                Arguments.of(Shape.of(4, 5), 1, Shape.of(2, 8)),
                Arguments.of(Shape.of(3, 4, 2), 1, Shape.of(2, 6, 1)),
                Arguments.of(Shape.of(3, 4, 2), 2, Shape.of(3, 0, 2)));
    }

    /** Integers as values: sums of them are exact in any order. */
    @ParameterizedTest
    @MethodSource("gathers")
    void gatherPicksAndScatterAddsUp(Shape shape, int axis, Shape indexShape) {
        NdArray index = RandomKey.of(9)
                .uniform(indexShape, DType.FLOAT64, 0, shape.size(axis))
                .to(DType.INT32);
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = counting(shape, dtype);
            NdArray y = Layout.gather(x, axis, index);
            double[] sums = new double[shape.count()];
            for (int i = 0; i < y.count(); i++) {
                int[] from = Index.of(indexShape, i);
                from[axis] = index.ints()[i];
                int place = 0;
                for (int a = 0; a < from.length; a++) {
                    place = place * shape.size(a) + from[a];
                }
                assertEquals(x.at(place), y.at(i));
                sums[place] += i + 1;
            }
            NdArray dx = Layout.scatterAdd(counting(indexShape, dtype), shape, axis, index);
            assertEquals(NdArray.of(shape, sums).to(dtype), dx);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "INT32", mode = EnumSource.Mode.EXCLUDE)
    void scatterAddsInAscendingOrder(DType dtype) {
        NdArray dy = NdArray.of(Shape.of(3), 1e30, -1e30, 1).to(dtype);
        NdArray index = NdArray.of(Shape.of(3), 0, 0, 0);
        assertEquals(1, Layout.scatterAdd(dy, Shape.of(1), 0, index).item());
    }

    /** 1, 2, 3, ... in row-major order. */
    private static NdArray counting(Shape shape, DType dtype) {
        double[] values = new double[shape.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        return NdArray.of(shape, values).to(dtype);
    }
}
