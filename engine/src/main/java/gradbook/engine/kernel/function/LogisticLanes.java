package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link Logistic#sigmoid(float)}, step by step the same, many at once. */
final class LogisticLanes {
    private static final Passes PASSES = new Passes(
            LogisticLanes::exponentials, LogisticLanes::powers, LogisticLanes::quotients, LogisticLanes::sides);

    private LogisticLanes() {}

    /** {@code y[i] = sigmoid x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int sigmoid(float[] x, float[] y, int from, int to) {
        return PASSES.run(x, y, from, to);
    }

    /** {@code e^-|x|} as {@code (a + b) 2^c}, c as {@link Bits#ROUND} has rounded it. */
    private static void exponentials(float[] x, Passes.Room room, float[] y, int start, int n) {
        FloatVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += COUNT) {
            FloatVector size = Lanes.size(fromArray(SPECIES, x, start + i)).neg();
            FloatVector c = size.blend(Exponential.LOWEST, size.compare(LT, Exponential.LOWEST));
            FloatVector t = c.fma(Exponential.LOG2_E, Bits.ROUND);
            FloatVector k = t.sub(Bits.ROUND);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), c);
            FloatVector w = ExponentialLanes.beyond(r, k.mul(-Exponential.LN2_LOW));
            FloatVector head = r.add(one);
            FloatVector part = one.sub(head).add(r).add(w);
            FloatVector high = head.add(part);
            high.intoArray(room.a, i);
            head.sub(high).add(part).intoArray(room.b, i);
            t.intoArray(room.c, i);
        }
    }

    /** {@code 2^c} as {@code c d}. */
    private static void powers(float[] x, Passes.Room room, float[] y, int start, int n) {
        for (int i = 0; i < n; i += COUNT) {
            IntVector power = Lanes.integers(fromArray(SPECIES, room.c, i));
            IntVector half = Lanes.half(power);
            Lanes.power(half).intoArray(room.c, i);
            Lanes.power(power.sub(half)).intoArray(room.d, i);
        }
    }

    /** 1 over {@code 1 + e^-|x|}, or {@code a + b} over it where x is negative. */
    private static void quotients(float[] x, Passes.Room room, float[] y, int start, int n) {
        FloatVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += COUNT) {
            FloatVector high = fromArray(SPECIES, room.a, i);
            FloatVector low = fromArray(SPECIES, room.b, i);
            FloatVector power = fromArray(SPECIES, room.c, i);
            FloatVector power2 = fromArray(SPECIES, room.d, i);
            FloatVector e = high.mul(power).mul(power2);
            FloatVector below = e.add(one);
            FloatVector restBelow = low.mul(power).fma(power2, one.sub(below).add(e));
            VectorMask<Float> negative = fromArray(SPECIES, x, start + i).compare(LT, 0);
            FloatVector above = one.blend(high, negative);
            FloatVector restAbove = broadcast(SPECIES, 0).blend(low, negative);
            FloatVector inverse = one.div(below);
            FloatVector first = above.mul(inverse);
            FloatVector back = first.neg();
            FloatVector rest = back.fma(restBelow, back.fma(below, above).add(restAbove));
            rest.fma(inverse, first).intoArray(room.a, i);
        }
    }

    /** Where x is negative, its power of two. */
    private static void sides(float[] x, Passes.Room room, float[] y, int start, int n) {
        for (int i = 0; i < n; i += COUNT) {
            FloatVector quotient = fromArray(SPECIES, room.a, i);
            FloatVector powered = quotient.mul(fromArray(SPECIES, room.c, i)).mul(fromArray(SPECIES, room.d, i));
            quotient.blend(powered, fromArray(SPECIES, x, start + i).compare(LT, 0))
                    .intoArray(y, start + i);
        }
    }
}
