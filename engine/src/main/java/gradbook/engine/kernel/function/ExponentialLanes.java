package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link Exponential#exp(float)}, step by step the same, a vector at a time. It calls nothing but the Vector API, since it becomes part of
 * other kernels' loops, where HotSpot inlines that alone with certainty: softmax took 2.3 instead of 0.3 ms in some runs.
 */
final class ExponentialLanes {
    private ExponentialLanes() {}

    /** {@code y[i] = e^x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int exp(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector c = v.blend(Exponential.HIGHEST, v.compare(GT, Exponential.HIGHEST))
                    .blend(Exponential.LOWEST, v.compare(LT, Exponential.LOWEST));
            FloatVector t = c.fma(Exponential.LOG2_E, Bits.ROUND);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), c);
            FloatVector rest = k.mul(-Exponential.LN2_LOW);
            FloatVector d = r.add(rest);
            FloatVector q = d.fma(Exponential.Q5, Exponential.Q4);
            q = q.fma(d, broadcast(SPECIES, Exponential.Q3));
            q = q.fma(d, broadcast(SPECIES, Exponential.Q2));
            q = q.fma(d, broadcast(SPECIES, Exponential.Q1));
            q = q.fma(d, broadcast(SPECIES, Exponential.Q0));
            FloatVector w = d.mul(d).fma(q, rest);
            IntVector n = t.reinterpretAsInts().sub(Bits.ROUND_BITS);
            IntVector half = n.lanewise(ASHR, 1);
            FloatVector power = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector power2 = n.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector head = r.add(1);
            FloatVector e = head.add(broadcast(SPECIES, 1).sub(head).add(r).add(w));
            e.mul(power).mul(power2).intoArray(y, i);
        }
        return i;
    }

    /** {@code e^(r + rest) - 1 - r}. */
    static FloatVector beyond(FloatVector r, FloatVector rest) {
        FloatVector d = r.add(rest);
        FloatVector q = d.fma(Exponential.Q5, Exponential.Q4);
        q = q.fma(d, broadcast(SPECIES, Exponential.Q3));
        q = q.fma(d, broadcast(SPECIES, Exponential.Q2));
        q = q.fma(d, broadcast(SPECIES, Exponential.Q1));
        q = q.fma(d, broadcast(SPECIES, Exponential.Q0));
        return d.mul(d).fma(q, rest);
    }
}
