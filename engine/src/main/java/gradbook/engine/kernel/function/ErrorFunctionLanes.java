package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;

/** {@link ErrorFunction#erf(float)}, step by step the same, many at once. */
final class ErrorFunctionLanes {
    private static final Passes PASSES =
            new Passes(ErrorFunctionLanes::logarithms, ErrorFunctionLanes::complements, ErrorFunctionLanes::sides);

    private ErrorFunctionLanes() {}

    /** {@code y[i] = erf x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int erf(float[] x, float[] y, int from, int to) {
        return PASSES.run(x, y, from, to);
    }

    /** {@code L(|x|)}. */
    private static void logarithms(float[] x, Passes.Room room, float[] y, int start, int n) {
        for (int i = 0; i < n; i += COUNT) {
            FloatVector size = Lanes.size(fromArray(SPECIES, x, start + i));
            FloatVector u = size.blend(ErrorFunction.LARGE, size.compare(GT, ErrorFunction.LARGE))
                    .sub(ErrorFunction.CENTRE);
            FloatVector l = u.fma(ErrorFunction.L7, ErrorFunction.L6);
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L5));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L4));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L3));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L2));
            l = l.fma(u, broadcast(SPECIES, ErrorFunction.L1));
            l.fma(u, broadcast(SPECIES, ErrorFunction.L0)).intoArray(room.a, i);
        }
    }

    /** {@code 1 - e^L}. */
    private static void complements(float[] x, Passes.Room room, float[] y, int start, int n) {
        FloatVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += COUNT) {
            FloatVector l = fromArray(SPECIES, room.a, i);
            FloatVector t = l.fma(Exponential.LOG2_E, Bits.ROUND);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), l);
            FloatVector w = ExponentialLanes.beyond(r, k.mul(-Exponential.LN2_LOW));
            FloatVector power = Lanes.power(t); // l is not so low that it would take two
            FloatVector head = r.add(one);
            one.sub(head.add(one.sub(head).add(r).add(w)).mul(power)).intoArray(room.a, i);
        }
    }

    /** {@code x + x S(x²)} up to the middle, and what is beyond it with the sign of x. */
    private static void sides(float[] x, Passes.Room room, float[] y, int start, int n) {
        for (int i = 0; i < n; i += COUNT) {
            FloatVector v = fromArray(SPECIES, x, start + i);
            FloatVector z = v.mul(v);
            FloatVector s = z.fma(ErrorFunction.S6, ErrorFunction.S5);
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S4));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S3));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S2));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S1));
            s = s.fma(z, broadcast(SPECIES, ErrorFunction.S0));
            fromArray(SPECIES, room.a, i)
                    .reinterpretAsInts()
                    .or(v.reinterpretAsInts().and(Integer.MIN_VALUE))
                    .reinterpretAsFloats()
                    .blend(v.fma(s, v), Lanes.size(v).compare(LE, ErrorFunction.MIDDLE))
                    .intoArray(y, start + i);
        }
    }
}
