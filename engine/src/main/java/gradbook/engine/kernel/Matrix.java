package gradbook.engine.kernel;

/**
 * A float32 matrix within an array: element (i, j) lies {@code i row + j step} places after {@code start}.
 *
 * @param values the storage
 */
record Matrix(float[] values, int start, int row, int step) {
    Matrix transposed() {
        return new Matrix(values, start, step, row);
    }
}
