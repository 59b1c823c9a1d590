package gradbook.engine.kernel.function;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Numbers as their bits, a vector at a time; what {@link Bits} is to one number.
 *
 * <p>The loops over vectors hold their functions whole, or one of the {@link Passes} of them, and what they share is short and called early.
 * HotSpot does not inline a method of more than 325 bytes, nor one that was compiled into much code before, nor into a loop that has grown
 * to 18,000 nodes already, where it still inlines the Vector API itself; and where a vector meets a call it becomes an object: erf took
 * 5.8 instead of 0.4 ms for a million elements.
 */
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();

    private static final int ONE = Float.floatToRawIntBits(1);

    private Lanes() {}

    /** {@code 2^n} for n in -126..127. */
    static FloatVector power(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /** {@code 2^n} of the integers n in -126..127 that were rounded by adding {@link Bits#ROUND}. */
    static FloatVector power(FloatVector t) {
        return t.reinterpretAsInts()
                .sub(Bits.ROUND_BITS - 127)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
    }

    static IntVector half(IntVector n) {
        return n.lanewise(VectorOperators.ASHR, 1);
    }

    /** The integers that were rounded by adding {@link Bits#ROUND}. */
    static IntVector integers(FloatVector t) {
        return t.reinterpretAsInts().sub(Bits.ROUND_BITS);
    }

    /** Integers below {@code 2^22} as float32. */
    static FloatVector floats(IntVector n) {
        return n.add(Bits.ROUND_BITS).reinterpretAsFloats().sub(Bits.ROUND);
    }

    /** {@code x} without its sign. */
    static FloatVector size(FloatVector x) {
        return x.reinterpretAsInts().and(Integer.MAX_VALUE).reinterpretAsFloats();
    }

    /** 1 with the sign of {@code x}. */
    static FloatVector sign(FloatVector x) {
        return x.reinterpretAsInts().and(Integer.MIN_VALUE).or(ONE).reinterpretAsFloats();
    }
}
