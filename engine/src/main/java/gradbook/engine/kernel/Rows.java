package gradbook.engine.kernel;

import gradbook.engine.array.Shape;
import java.util.Arrays;

/**
 * The operands of a broadcast as rows: the last axes along which no operand changes its way of moving are one row, in which
 * each operand moves by 1 or stands still; the axes before them number the rows.
 */
final class Rows {
    private final int length;
    private final int[] steps;
    private final int[][] starts;

    private Rows(int length, int[] steps, int[][] starts) {
        this.length = length;
        this.steps = steps;
        this.starts = starts;
    }

    /** The rows of {@code shape}, the non-empty broadcast of the {@code operands}. */
    static Rows of(Shape shape, Shape... operands) {
        int rank = shape.rank();
        int split = rank;
        int length = 1;
        int[] steps = new int[operands.length];
        for (; split > 0; split--) {
            int size = shape.size(split - 1);
            if (size == 1) {
                continue;
            }
            int[] moves = new int[operands.length];
            for (int i = 0; i < moves.length; i++) {
                moves[i] = operands[i].aligned(split - 1, rank) == size ? 1 : 0;
            }
            if (length > 1 && !Arrays.equals(moves, steps)) {
                break;
            }
            steps = moves;
            length *= size;
        }
        int[][] starts = new int[operands.length][];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = starts(shape, split, operands[i], length);
        }
        return new Rows(length, steps, starts);
    }

    /** Where each row begins in an operand's storage. */
    private static int[] starts(Shape shape, int split, Shape operand, int length) {
        int rank = shape.rank();
        int[] starts = new int[shape.count() / length];
        if (starts.length == 1) {
            return starts;
        }
        int stride = 1;
        for (int axis = rank - 1; axis >= split; axis--) {
            stride *= operand.aligned(axis, rank);
        }
        int repeat = 1; // rows over which the index of this axis stays the same
        for (int axis = split - 1; axis >= 0; axis--) {
            int size = shape.size(axis);
            int own = operand.aligned(axis, rank);
            if (own == starts.length) { // the only axis of rows: nothing to divide
                for (int row = 0; row < own; row++) {
                    starts[row] = row * stride;
                }
            } else if (own > 1) {
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
        return starts[0].length;
    }

    int length() {
        return length;
    }

    /** How far an operand moves within a row from one element to the next: 1 or 0. */
    int step(int operand) {
        return steps[operand];
    }

    /** Where a row begins in an operand's storage. */
    int start(int operand, int row) {
        return starts[operand][row];
    }
}
