package gradbook.engine.kernel;

import gradbook.engine.array.Shape;

/**
 * Two operands of a broadcast as rows: the last axes along which neither operand changes its way of moving are one row, in
 * which each operand moves by 1 or stands still; the axes before them number the rows.
 */
final class Rows {
    private final int length;
    private final int stepA;
    private final int stepB;
    private final int[] startsA;
    private final int[] startsB;

    private Rows(int length, int stepA, int stepB, int[] startsA, int[] startsB) {
        this.length = length;
        this.stepA = stepA;
        this.stepB = stepB;
        this.startsA = startsA;
        this.startsB = startsB;
    }

    /** The rows of {@code shape}, the non-empty broadcast of {@code a} and {@code b}. */
    static Rows of(Shape shape, Shape a, Shape b) {
        int rank = shape.rank();
        int split = rank;
        int length = 1;
        int stepA = -1;
        int stepB = -1;
        while (split > 0) {
            int size = shape.size(split - 1);
            int movesA = a.aligned(split - 1, rank) == size ? 1 : 0;
            int movesB = b.aligned(split - 1, rank) == size ? 1 : 0;
            boolean free = size == 1;
            if (!free && stepA >= 0 && (movesA != stepA || movesB != stepB)) {
                break;
            }
            if (!free) {
                stepA = movesA;
                stepB = movesB;
            }
            length *= size;
            split--;
        }
        return new Rows(
                length,
                Math.max(stepA, 0),
                Math.max(stepB, 0),
                starts(shape, split, a, length),
                starts(shape, split, b, length));
    }

    /** Where each row begins in an operand's storage. */
    private static int[] starts(Shape shape, int split, Shape operand, int length) {
        int rank = shape.rank();
        int[] starts = new int[shape.count() / length];
        int stride = 1;
        for (int axis = rank - 1; axis >= split; axis--) {
            stride *= operand.aligned(axis, rank);
        }
        int repeat = 1; // rows over which the index of this axis stays the same
        for (int axis = split - 1; axis >= 0; axis--) {
            int size = shape.size(axis);
            int own = operand.aligned(axis, rank);
            if (own > 1) {
                for (int row = 0; row < starts.length; row++) {
                    starts[row] += row / repeat % size * stride;
                }
            }
            repeat *= size;
            stride *= own;
        }
        return starts;
    }

    int count() {
        return startsA.length;
    }

    int length() {
        return length;
    }

    int stepA() {
        return stepA;
    }

    int stepB() {
        return stepB;
    }

    int startA(int row) {
        return startsA[row];
    }

    int startB(int row) {
        return startsB[row];
    }
}
