package gradbook.experiments.replay;

import gradbook.engine.array.NdArray;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A matrix of doubles in plain loops, with just what a backward pass by hand needs of one; it shares nothing with the engine. */
final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    /** Zeros. */
    Matrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new double[rows * columns];
    }

    /** An array's elements in rows of {@code columns}. */
    static Matrix of(NdArray array, int columns) {
        Matrix matrix = new Matrix(array.count() / columns, columns);
        for (int i = 0; i < array.count(); i++) {
            matrix.values[i] = array.at(i);
        }
        return matrix;
    }

    int rows() {
        return rows;
    }

    /** All elements, row by row. */
    double[] values() {
        return values.clone();
    }

    double at(int row, int column) {
        return values[row * columns + column];
    }

    void add(int row, int column, double term) {
        values[row * columns + column] += term;
    }

    Matrix map(DoubleUnaryOperator f) {
        Matrix result = new Matrix(rows, columns);
        Arrays.setAll(result.values, i -> f.applyAsDouble(values[i]));
        return result;
    }

    /** {@code f} of each pair; one row, or one column, of the other stands for all. */
    Matrix with(Matrix other, DoubleBinaryOperator f) {
        Matrix result = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double pair = other.at(other.rows == 1 ? 0 : i, other.columns == 1 ? 0 : j);
                result.add(i, j, f.applyAsDouble(at(i, j), pair));
            }
        }
        return result;
    }

    Matrix plus(Matrix other) {
        return with(other, Double::sum);
    }

    /** Element by element. */
    Matrix times(Matrix other) {
        return with(other, (a, b) -> a * b);
    }

    /** {@code [m, k] [k, n]} gives [m, n]. */
    Matrix matmul(Matrix other) {
        Matrix result = new Matrix(rows, other.columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < other.columns; j++) {
                for (int k = 0; k < columns; k++) {
                    result.add(i, j, at(i, k) * other.at(k, j));
                }
            }
        }
        return result;
    }

    Matrix transposed() {
        Matrix result = new Matrix(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.add(j, i, at(i, j));
            }
        }
        return result;
    }

    /** {@code Σ} over the rows: [1, columns]. */
    Matrix sumOfRows() {
        Matrix result = new Matrix(1, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.add(0, j, at(i, j));
            }
        }
        return result;
    }

    /** {@code Σ} over the columns: [rows, 1]. */
    Matrix sumOfColumns() {
        return transposed().sumOfRows().transposed();
    }

    /** Where a row's first maximum is. */
    int argMax(int row) {
        int best = 0;
        for (int j = 1; j < columns; j++) {
            best = at(row, j) > at(row, best) ? j : best;
        }
        return best;
    }
}
