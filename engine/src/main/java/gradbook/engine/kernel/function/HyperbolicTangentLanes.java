package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;

/** {@link HyperbolicTangent#tanh(float)}, step by step the same, many at once. */
final class HyperbolicTangentLanes {
    private HyperbolicTangentLanes() {}

    /** {@code y[i] = tanh x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int tanh(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector size = Lanes.size(v);
            FloatVector sign = Lanes.sign(v);
            FloatVector c = size.blend(HyperbolicTangent.LARGE, size.compare(GT, HyperbolicTangent.LARGE))
                    .mul(2);
            FloatVector t = c.fma(Exponential.LOG2_E, Bits.ROUND);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), c);
            FloatVector w = ExponentialLanes.beyond(r, k.mul(Exponential.LN2_LOW));
            FloatVector h = r.add(w);
            FloatVector power = Lanes.power(Lanes.integers(t));
            FloatVector b = power.mul(h);
            FloatVector low = power.mul(r.sub(h).add(w));
            FloatVector a = power.sub(1);
            FloatVector above = a.add(b);
            FloatVector restAbove = a.sub(above).add(b).add(power.sub(a).sub(1).add(low));
            FloatVector d = power.add(1);
            FloatVector below = d.add(b);
            FloatVector restBelow = d.sub(below).add(b).add(power.sub(d).add(1).add(low));
            FloatVector inverse = broadcast(SPECIES, 1).div(below);
            FloatVector quotient = above.mul(inverse);
            FloatVector back = quotient.neg();
            FloatVector rest = back.fma(restBelow, back.fma(below, above).add(restAbove));
            rest.fma(inverse, quotient).mul(sign).intoArray(y, i);
        }
        return i;
    }
}
