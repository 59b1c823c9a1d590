package gradbook.engine.op;

import gradbook.engine.array.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of axes as operators hold them: checked, non-negative, ascending, without repetition. */
final class Axes {
    private Axes() {}

    /** Refuses negative, repeated or descending axes where a record is built. */
    static List<Integer> ascending(String operator, List<Integer> axes) {
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i) < (i == 0 ? 0 : axes.get(i - 1) + 1)) {
                throw new IllegalArgumentException(
                        operator + ": axes must be non-negative and ascending without repetition, found " + axes);
            }
        }
        return List.copyOf(axes);
    }

    /** Refuses axes that {@code shape} does not have. */
    static void check(String operator, List<Integer> axes, Shape shape) {
        for (int axis : axes) {
            shape.axis(operator, axis);
        }
    }

    /** Refuses an empty axis among those that a {@code what}, such as a maximum, is taken over. */
    static void notEmpty(String operator, List<Integer> axes, Shape shape, String what) {
        for (int axis : axes) {
            if (shape.size(axis) == 0) {
                throw new IllegalArgumentException(
                        operator + ": axis " + axis + " of shape " + shape + " is empty and has no " + what);
            }
        }
    }

    /** All axes of a rank. */
    static List<Integer> all(int rank) {
        return IntStream.range(0, rank).boxed().toList();
    }
}
