package gradbook.engine.array;

import java.util.Arrays;
import java.util.List;

/** The sizes of an array's axes, outermost first; {@code []} is a scalar. Immutable. */
public final class Shape {
    /** The shape of a scalar. */
    public static final Shape SCALAR = new Shape(new int[0], 1);

    /** More elements than an array can hold. */
    public static final class TooLarge extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String what;

        TooLarge(int... sizes) {
            super("shape: more than 2^31 - 1 elements in " + Arrays.toString(sizes));
            this.what = getMessage().substring("shape: ".length());
        }

        /** The message without the word that stands for the operator. */
        public String what() {
            return what;
        }
    }

    private final int[] sizes;
    private final int count;

    private Shape(int[] sizes, int count) {
        this.sizes = sizes;
        this.count = count;
    }

    /**
     * A shape with these axis sizes.
     *
     * @throws IllegalArgumentException if a size is negative or the elements are more than an array can hold
     */
    public static Shape of(int... sizes) {
        long count = 1;
        boolean empty = false;
        for (int size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException("shape: negative size in " + Arrays.toString(sizes));
            }
            empty |= size == 0;
        }
        for (int size : sizes) {
            count = empty ? 0 : count * size;
            if (count > Integer.MAX_VALUE) {
                throw new TooLarge(sizes);
            }
        }
        return new Shape(sizes.clone(), (int) count);
    }

    /** Number of axes. */
    public int rank() {
        return sizes.length;
    }

    /** Size of one axis, {@code 0 <= axis < rank()}. */
    public int size(int axis) {
        return sizes[axis];
    }

    /** Number of elements. */
    public int count() {
        return count;
    }

    /** The axis sizes, a copy. */
    public int[] sizes() {
        return sizes.clone();
    }

    /** Product of the sizes of axes {@code from} (inclusive) to {@code to} (exclusive). */
    public int count(int from, int to) {
        return of(Arrays.copyOfRange(sizes, from, to)).count;
    }

    /** This shape with one axis of another size. */
    public Shape with(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis] = size;
        return of(changed);
    }

    /** The axes in another order: axis {@code i} of the result is axis {@code order.get(i)} of this one. */
    public Shape permute(List<Integer> order) {
        return of(order.stream().mapToInt(axis -> sizes[axis]).toArray());
    }

    /** This shape with the given axes reduced: to size 1 if {@code keep}, else dropped. */
    public Shape reduce(List<Integer> axes, boolean keep) {
        int[] result = new int[sizes.length];
        int rank = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (!axes.contains(axis)) {
                result[rank++] = sizes[axis];
            } else if (keep) {
                result[rank++] = 1;
            }
        }
        return of(Arrays.copyOf(result, rank));
    }

    /**
     * The common shape of two operands by NumPy's rule: aligned at the last axis, sizes are equal or one of them is 1.
     *
     * @param operator named in the error
     */
    public static Shape broadcast(String operator, Shape a, Shape b) {
        if (a.equals(b)) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        int[] result = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int sizeA = a.aligned(axis, rank);
            int sizeB = b.aligned(axis, rank);
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) {
                throw new IllegalArgumentException(operator + ": shapes do not broadcast: " + a + " and " + b
                        + " (sizes " + sizeA + " and " + sizeB + " differ and neither is 1)");
            }
            result[axis] = sizeA == 1 ? sizeB : sizeA;
        }
        return of(result);
    }

    /** Size of axis {@code axis} when this shape is padded with leading ones to {@code rank} axes. */
    public int aligned(int axis, int rank) {
        int own = axis - (rank - sizes.length);
        return own < 0 ? 1 : sizes[own];
    }

    /** An axis given as {@code -rank..rank-1} as {@code 0..rank-1}; the error names the operator. */
    public int axis(String operator, int axis) {
        if (axis < -rank() || axis >= rank()) {
            throw new IllegalArgumentException(
                    operator + ": axis " + axis + " is out of range for shape " + this + " of rank " + rank());
        }
        return axis < 0 ? axis + rank() : axis;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** For instance {@code [64, 784]}. */
    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
