package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link Logarithm} in float32, step by step the same, a vector at a time. */
final class LogarithmLanes {
    private LogarithmLanes() {}

    /** {@code y[i] = ln x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int log(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            VectorMask<Float> subnormal = v.compare(LT, Float.MIN_NORMAL);
            IntVector bits = v.blend(v.mul(Logarithm.RAISE), subnormal).reinterpretAsInts();
            IntVector e = bits.sub(Logarithm.TWO_THIRDS).and(Logarithm.EXPONENT);
            FloatVector f = bits.sub(e).reinterpretAsFloats().sub(1);
            FloatVector whole = Lanes.floats(e.lanewise(ASHR, 23));
            FloatVector k = whole.blend(whole.sub(25), subnormal);
            FloatVector p = p(f);
            FloatVector high = k.mul(Logarithm.LN2_HIGH);
            FloatVector sum = high.add(f);
            FloatVector low = high.sub(sum).add(f);
            FloatVector ln = sum.add(low.add(f.mul(f).fma(p, k.mul(Logarithm.LN2_LOW))));
            FloatVector finite =
                    ln.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0)).blend(Float.NaN, v.compare(LT, 0));
            v.blend(finite, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(y, i);
        }
        return i;
    }

    /** {@code y[i] = ln(1 + x[i])}, likewise. */
    static int log1p(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            IntVector e = v.add(1).reinterpretAsInts().sub(Logarithm.TWO_THIRDS).and(Logarithm.EXPONENT);
            FloatVector scale =
                    IntVector.broadcast(e.species(), Logarithm.FOUR).sub(e).reinterpretAsFloats();
            FloatVector a = v.mul(0.25f).mul(scale);
            FloatVector b = scale.fma(0.25f, -1);
            FloatVector f = a.add(b);
            FloatVector p = p(f);
            FloatVector k = Lanes.floats(e.lanewise(ASHR, 23));
            VectorMask<Float> tiny = Lanes.size(v).compare(LT, 0x1p-25f);
            FloatVector part = f.sub(a);
            FloatVector rest = a.sub(f.sub(part)).add(b.sub(part));
            FloatVector high = k.mul(Logarithm.LN2_HIGH);
            FloatVector sum = high.add(f);
            FloatVector low = high.sub(sum).add(f).add(f.neg().fma(rest, rest));
            FloatVector ln = sum.add(low.add(f.mul(f).fma(p, k.mul(Logarithm.LN2_LOW))));
            FloatVector finite = ln.blend(v, tiny)
                    .blend(Float.NEGATIVE_INFINITY, v.compare(EQ, -1))
                    .blend(Float.NaN, v.compare(LT, -1));
            v.blend(finite, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(y, i);
        }
        return i;
    }

    /** {@code P(f)}. */
    private static FloatVector p(FloatVector f) {
        FloatVector p = f.fma(Logarithm.P9, Logarithm.P8);
        p = p.fma(f, broadcast(SPECIES, Logarithm.P7));
        p = p.fma(f, broadcast(SPECIES, Logarithm.P6));
        p = p.fma(f, broadcast(SPECIES, Logarithm.P5));
        p = p.fma(f, broadcast(SPECIES, Logarithm.P4));
        p = p.fma(f, broadcast(SPECIES, Logarithm.P3));
        p = p.fma(f, broadcast(SPECIES, Logarithm.P2));
        p = p.fma(f, broadcast(SPECIES, Logarithm.P1));
        return p.fma(f, broadcast(SPECIES, Logarithm.P0));
    }
}
