package gradbook.engine.runtime;

import jdk.incubator.vector.FloatVector;

/** What the JDK's Vector API finds on this machine. The module is optional: results never depend on it. */
public final class VectorUnit {
    private static final int BITS = probe();

    private VectorUnit() {}

    /** Width of the preferred float vector in bits, or 0 when the module {@code jdk.incubator.vector} is not there. */
    public static int bits() {
        return BITS;
    }

    /** Vectors of fewer floats than 4 gain nothing. */
    private static final int LEAST = 128;

    /** Whether kernels take the forms that use the module. Without {@link Fma#isUnit} each lane would go its own long way. */
    public static boolean isThere() {
        return BITS >= LEAST && Fma.isUnit();
    }

    private static int probe() {
        try {
            return Probe.bits();
        } catch (NoClassDefFoundError absent) {
            return 0;
        }
    }

    /** Apart, so that {@link VectorUnit} loads without the module. */
    private static final class Probe {
        static int bits() {
            return FloatVector.SPECIES_PREFERRED.vectorBitSize();
        }
    }
}
