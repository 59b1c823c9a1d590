package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link Circular} in float32, step by step the same, a vector at a time; element by element where one of them is larger than {@link
 * Circular#FAR}.
 */
final class CircularLanes {
    private CircularLanes() {}

    /** {@code y[i] = sin x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int sin(float[] x, float[] y, int from, int to) {
        return sine(x, y, from, to, 0, Integer.MIN_VALUE);
    }

    /** {@code y[i] = cos x[i]}, likewise. */
    static int cos(float[] x, float[] y, int from, int to) {
        return sine(x, y, from, to, 1, 0);
    }

    /** The sine of the size and so many quarter turns, times the sign where {@code sign} has its bit. */
    private static int sine(float[] x, float[] y, int from, int to, int more, int sign) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector size = Lanes.size(v);
            if (!size.compare(LE, Circular.FAR).allTrue()) {
                oneByOne(x, y, i, more);
                continue;
            }
            FloatVector t = size.fma(Circular.TWO_OVER_PI, Bits.ROUND);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r1 = k.fma(broadcast(SPECIES, -Circular.HALF_PI_HIGH), size);
            FloatVector p = k.mul(Circular.HALF_PI_MIDDLE);
            FloatVector s = r1.sub(p);
            FloatVector part = s.sub(r1);
            FloatVector e = r1.sub(s.sub(part)).sub(p.add(part));
            FloatVector rest = k.fma(broadcast(SPECIES, -Circular.HALF_PI_LOW), e);
            FloatVector r = s.add(rest);
            FloatVector low = s.sub(r).add(rest);
            FloatVector z = r.mul(r);
            FloatVector half = z.mul(0.5f);
            FloatVector one = broadcast(SPECIES, 1);

            FloatVector odd = z.fma(Circular.S2, Circular.S1).fma(z, broadcast(SPECIES, Circular.S0));
            FloatVector sine = r.add(z.mul(r).fma(odd, half.neg().fma(low, low)));

            FloatVector even = z.fma(Circular.C2, Circular.C1).fma(z, broadcast(SPECIES, Circular.C0));
            FloatVector head = one.sub(half);
            FloatVector after = r.neg().fma(low, r.fma(r, z.neg()).mul(-0.5f));
            FloatVector cosine = head.add(one.sub(head).sub(half).add(z.mul(z).fma(even, after)));

            IntVector turns = t.reinterpretAsInts().add(more);
            IntVector odds = turns.lanewise(LSHL, 31).lanewise(ASHR, 31); // all bits or none
            IntVector bits = sine.reinterpretAsInts();
            bits.lanewise(XOR, bits.lanewise(XOR, cosine.reinterpretAsInts()).and(odds))
                    .lanewise(XOR, turns.and(2).lanewise(LSHL, 30))
                    .lanewise(XOR, v.reinterpretAsInts().and(sign))
                    .reinterpretAsFloats()
                    .intoArray(y, i);
        }
        return i;
    }

    private static void oneByOne(float[] x, float[] y, int from, int more) {
        for (int i = from; i < from + COUNT; i++) {
            y[i] = more == 0 ? Circular.sin(x[i]) : Circular.cos(x[i]);
        }
    }
}
