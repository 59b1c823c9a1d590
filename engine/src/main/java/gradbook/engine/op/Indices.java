package gradbook.engine.op;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/** Integer inputs. */
final class Indices {
    private Indices() {}

    /** Refuses an index outside of {@code 0..size-1}, naming its value and place. */
    static void check(String operator, NdArray index, int size) {
        int[] values = index.ints();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= size) {
                throw new IllegalArgumentException(
                        operator + ": index " + values[i] + " at position " + i + " is out of range 0.." + (size - 1));
            }
        }
    }

    /** Refuses the shape of an index that has not x's rank, or is larger than x along an axis other than {@code axis}. */
    static void fits(String operator, Shape index, Shape x, int axis) {
        boolean fits = index.rank() == x.rank();
        for (int other = 0; fits && other < x.rank(); other++) {
            fits = other == axis || index.size(other) <= x.size(other);
        }
        if (!fits) {
            throw new IllegalArgumentException(operator + ": index of shape " + index + " does not fit " + x
                    + " (same rank, no larger along the axes other than " + axis + ")");
        }
    }
}
