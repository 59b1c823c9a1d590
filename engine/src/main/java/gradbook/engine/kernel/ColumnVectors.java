package gradbook.engine.kernel;

import gradbook.engine.array.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link StandardizedColumns} for a vector of columns, its sums in registers, by the Vector API. */
record ColumnVectors(int rows, int columns) {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /** For arrays [rows, columns]. */
    static ColumnVectors of(Shape shape) {
        return new ColumnVectors(shape.size(0), shape.size(1));
    }

    /** {@code y = (x - mean x) / s}; s goes to {@code scale}. */
    void value(float[] x, int column, float epsilon, float[] y, float[] scale) {
        FloatVector mean = mean(x, column);
        variance(x, column, mean).intoArray(scale, column);
        for (int j = column; j < column + LANES; j++) {
            scale[j] = (float) Math.sqrt(scale[j] + epsilon);
        }
        FloatVector s = at(scale, column);
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            at(x, at).sub(mean).div(s).intoArray(y, at);
        }
    }

    /** {@code dx = (dy - mean dy - y mean(dy y)) / s}. */
    void gradient(float[] y, float[] dy, int column, float[] scale, float[] dx) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector along = sum;
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            FloatVector above = at(dy, at);
            sum = sum.add(above);
            along = along.add(above.mul(at(y, at)));
        }
        FloatVector mean = sum.div(rows);
        FloatVector slope = along.div(rows);
        FloatVector s = at(scale, column);
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            at(dy, at).sub(mean).sub(at(y, at).mul(slope)).div(s).intoArray(dx, at);
        }
    }

    /** Mean and population variance. */
    void statistics(float[] x, int column, float[] mean, float[] variance) {
        FloatVector centre = mean(x, column);
        centre.intoArray(mean, column);
        variance(x, column, centre).intoArray(variance, column);
    }

    private FloatVector mean(float[] x, int column) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            sum = sum.add(at(x, at));
        }
        return sum.div(rows);
    }

    private FloatVector variance(float[] x, int column, FloatVector mean) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0, at = column; i < rows; i++, at += columns) {
            FloatVector centred = at(x, at).sub(mean);
            sum = sum.add(centred.mul(centred));
        }
        return sum.div(rows);
    }

    private static FloatVector at(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
