package gradbook.engine.op;

import gradbook.engine.array.NdArray;

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
}
