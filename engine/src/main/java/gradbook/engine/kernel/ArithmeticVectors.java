package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Arithmetic} by the Vector API, for rows: a loop that HotSpot turns into vectors by itself spends longer on its beginning and end
 * than on a row of a hundred elements.
 */
final class ArithmeticVectors {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private ArithmeticVectors() {}

    /** {@code y[i] = a[i] + b[i]} for as many of n elements as make whole vectors, which is what it returns. */
    static int add(float[] a, int startA, float[] b, int startB, float[] y, int startY, int n) {
        int whole = n - n % LANES;
        for (int i = 0; i < whole; i += LANES) {
            at(a, startA + i).add(at(b, startB + i)).intoArray(y, startY + i);
        }
        return whole;
    }

    /** {@code y[i] = a[i] b[i]} in the same way. */
    static int multiply(float[] a, int startA, float[] b, int startB, float[] y, int startY, int n) {
        int whole = n - n % LANES;
        for (int i = 0; i < whole; i += LANES) {
            at(a, startA + i).mul(at(b, startB + i)).intoArray(y, startY + i);
        }
        return whole;
    }

    private static FloatVector at(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
