package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link Logistic#sigmoid(float)}, step by step the same, many at once. */
final class LogisticLanes {
    private LogisticLanes() {}

    /** {@code y[i] = sigmoid x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int sigmoid(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector size = Lanes.size(v).neg();
            FloatVector c = size.blend(Exponential.LOWEST, size.compare(LT, Exponential.LOWEST));
            FloatVector t = c.fma(Exponential.LOG2_E, Bits.ROUND);
            IntVector n = Lanes.integers(t);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), c);
            FloatVector w = ExponentialLanes.beyond(r, k.mul(Exponential.LN2_LOW));
            FloatVector one = broadcast(SPECIES, 1);
            FloatVector head = r.add(1);
            FloatVector part = one.sub(head).add(r).add(w);
            FloatVector high = head.add(part);
            FloatVector low = head.sub(high).add(part);
            IntVector half = Lanes.half(n);
            FloatVector power = Lanes.power(half);
            FloatVector power2 = Lanes.power(n.sub(half));
            FloatVector e = high.mul(power).mul(power2);
            FloatVector below = e.add(1);
            FloatVector restBelow = low.mul(power).fma(power2, one.sub(below).add(e));
            VectorMask<Float> negative = v.compare(LT, 0);
            FloatVector above = one.blend(high, negative);
            FloatVector restAbove = broadcast(SPECIES, 0).blend(low, negative);
            FloatVector inverse = one.div(below);
            FloatVector first = above.mul(inverse);
            FloatVector back = first.neg();
            FloatVector rest = back.fma(restBelow, back.fma(below, above).add(restAbove));
            FloatVector quotient = rest.fma(inverse, first);
            quotient.blend(quotient.mul(power).mul(power2), negative).intoArray(y, i);
        }
        return i;
    }
}
