package gradbook.engine.kernel.function;

import static gradbook.engine.kernel.function.Lanes.COUNT;
import static gradbook.engine.kernel.function.Lanes.SPECIES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/** {@link HyperbolicTangent#tanh(float)}, step by step the same, many at once. */
final class HyperbolicTangentLanes {
    private static final Passes PASSES = new Passes(
            HyperbolicTangentLanes::powers, HyperbolicTangentLanes::quotients, HyperbolicTangentLanes::signs);

    private HyperbolicTangentLanes() {}

    /** {@code y[i] = tanh x[i]} from {@code from} on, in whole vectors; the first element that is left. */
    static int tanh(float[] x, float[] y, int from, int to) {
        return PASSES.run(x, y, from, to);
    }

    private static void powers(float[] x, Passes.Room room, float[] y, int start, int n) {
        FloatVector round = broadcast(SPECIES, Bits.ROUND);
        FloatVector large = broadcast(SPECIES, HyperbolicTangent.LARGE);
        for (int i = 0; i < n; i += COUNT) {
            FloatVector size = fromArray(SPECIES, x, start + i).abs().min(large);
            FloatVector c = size.add(size);
            FloatVector t = c.fma(broadcast(SPECIES, Exponential.LOG2_E), round);
            FloatVector k = t.sub(round);
            FloatVector r = k.fma(broadcast(SPECIES, -Exponential.LN2_HIGH), c);
            FloatVector w = ExponentialLanes.beyond(r, k.mul(-Exponential.LN2_LOW));
            FloatVector h = r.add(w);
            Lanes.power(t).intoArray(room.a, i);
            h.intoArray(room.b, i);
            r.sub(h).add(w).intoArray(room.c, i);
        }
    }

    private static void quotients(float[] x, Passes.Room room, float[] y, int start, int n) {
        FloatVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += COUNT) {
            FloatVector power = fromArray(SPECIES, room.a, i);
            FloatVector b = power.mul(fromArray(SPECIES, room.b, i));
            FloatVector low = power.mul(fromArray(SPECIES, room.c, i));
            FloatVector a = power.sub(one);
            FloatVector above = a.add(b);
            FloatVector restAbove =
                    a.sub(above).add(b).add(power.sub(a).sub(one).add(low));
            FloatVector d = power.add(one);
            FloatVector below = d.add(b);
            FloatVector restBelow =
                    d.sub(below).add(b).add(power.sub(d).add(one).add(low));
            FloatVector inverse = one.div(below);
            FloatVector quotient = above.mul(inverse);
            FloatVector back = quotient.neg();
            FloatVector rest = back.fma(restBelow, back.fma(below, above).add(restAbove));
            rest.fma(inverse, quotient).intoArray(room.a, i);
        }
    }

    private static void signs(float[] x, Passes.Room room, float[] y, int start, int n) {
        for (int i = 0; i < n; i += COUNT) {
            FloatVector sign = Lanes.sign(fromArray(SPECIES, x, start + i));
            fromArray(SPECIES, room.a, i).mul(sign).intoArray(y, start + i);
        }
    }
}
