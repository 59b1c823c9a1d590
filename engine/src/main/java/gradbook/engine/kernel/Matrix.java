package gradbook.engine.kernel;

/**
 * A float32 matrix within an array: element (i, j) lies {@code i row + j step} places after {@code start}.
 *
 * @param values the storage
 */
record Matrix(float[] values, int start, int row, int step) {
    /** The columns from {@code column} on. */
    Matrix from(int column) {
        return new Matrix(values, start + column * step, row, step);
    }

    Matrix transposed() {
        return new Matrix(values, start, step, row);
    }
}
