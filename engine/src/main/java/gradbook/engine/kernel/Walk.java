package gradbook.engine.kernel;

/** The places of a strided view, in the row-major order of its sizes. */
final class Walk {
    private final int[] sizes;
    private final int[] steps;
    private final int[] index;
    private int place;

    /** A walk that begins at element {@code from} of the view whose first element lies at {@code offset}. */
    Walk(int[] sizes, int offset, int[] steps, int from) {
        this.sizes = sizes;
        this.steps = steps;
        this.index = new int[sizes.length];
        this.place = offset;
        int rest = from;
        for (int axis = sizes.length - 1; axis >= 0 && rest > 0; axis--) {
            index[axis] = rest % sizes[axis];
            rest /= sizes[axis];
            place += index[axis] * steps[axis];
        }
    }

    int next() {
        int current = place;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            place += steps[axis];
            if (++index[axis] < sizes[axis]) {
                break;
            }
            place -= steps[axis] * sizes[axis];
            index[axis] = 0;
        }
        return current;
    }
}
