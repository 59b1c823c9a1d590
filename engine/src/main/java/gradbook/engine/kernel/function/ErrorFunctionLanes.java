package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;

/** {@link ErrorFunction#erf(float)}, step by step the same, many at once. */
final class ErrorFunctionLanes {
    private ErrorFunctionLanes() {}

    /** {@code y[i] = erf x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int erf(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector size = Lanes.size(v);
            FloatVector u = size.blend(ErrorFunction.LARGE, size.compare(GT, ErrorFunction.LARGE))
                    .sub(ErrorFunction.CENTRE);
            FloatVector l = u.fma(ErrorFunction.L7, ErrorFunction.L6);
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L5));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L4));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L3));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L2));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L1));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L0));

            FloatVector t = l.fma(Exponential.LOG2_E, Bits.ROUND);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), l);
            FloatVector w = ExponentialLanes.beyond(r, k.mul(Exponential.LN2_LOW));
            FloatVector power = Lanes.power(Lanes.integers(t)); // l is not so low that it would take two
            FloatVector head = r.add(1);
            FloatVector one = broadcast(SPECIES, 1);
            FloatVector large = one.sub(head.add(one.sub(head).add(r).add(w)).mul(power));

            FloatVector z = v.mul(v);
            FloatVector s = z.fma(ErrorFunction.S6, ErrorFunction.S5);
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S4));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S3));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S2));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S1));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S0));
            large.reinterpretAsInts()
                    .or(v.reinterpretAsInts().and(Integer.MIN_VALUE))
                    .reinterpretAsFloats()
                    .blend(v.fma(s, v), size.compare(LE, ErrorFunction.MIDDLE))
                    .intoArray(y, i);
        }
        return i;
    }
}
