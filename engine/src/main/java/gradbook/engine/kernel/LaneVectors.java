package gradbook.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The 16 logical lanes of a sum ({@link Reduction#LANES}) as one or two vectors. */
final class LaneVectors {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int HALF = Reduction.LANES / 2;

    private LaneVectors() {}

    /** Whether vectors are as wide as the lanes or as half of them. */
    static boolean fit() {
        return SPECIES.length() == Reduction.LANES || SPECIES.length() == HALF;
    }

    /** Adds elements {@code start..end}, 16 at a time, to the lanes. */
    static void add(float[] x, int start, int end, float[] lanes) {
        FloatVector low = FloatVector.fromArray(SPECIES, lanes, 0);
        if (SPECIES.length() == Reduction.LANES) {
            for (int i = start; i < end; i += Reduction.LANES) {
                low = low.add(FloatVector.fromArray(SPECIES, x, i));
            }
        } else {
            FloatVector high = FloatVector.fromArray(SPECIES, lanes, HALF);
            for (int i = start; i < end; i += Reduction.LANES) {
                low = low.add(FloatVector.fromArray(SPECIES, x, i));
                high = high.add(FloatVector.fromArray(SPECIES, x, i + HALF));
            }
            high.intoArray(lanes, HALF);
        }
        low.intoArray(lanes, 0);
    }
}
