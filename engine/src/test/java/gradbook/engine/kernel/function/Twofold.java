package gradbook.engine.kernel.function;

import java.math.BigInteger;

/** A sum of two float64, exact to about 100 bits: what the functions in float64 are measured with (Dekker 1971). */
record Twofold(double high, double low) {
    static final Twofold PI = of(pi(300), 300);

    static Twofold of(double x) {
        return new Twofold(x, 0);
    }

    /** {@code x 2^-scale}. */
    static Twofold of(BigInteger x, int scale) {
        int drop = Math.max(0, x.bitLength() - 60);
        double high = x.shiftRight(drop).doubleValue() * Math.scalb(1.0, drop - scale);
        BigInteger rest = x.subtract(exact(high, scale));
        int dropped = Math.max(0, rest.bitLength() - 60);
        return sum(high, rest.shiftRight(dropped).doubleValue() * Math.scalb(1.0, dropped - scale));
    }

    private static BigInteger exact(double x, int scale) {
        int e = Math.getExponent(x) - 52;
        return BigInteger.valueOf((long) Math.scalb(x, -e)).shiftLeft(e + scale);
    }

    /** {@code π 2^bits}, by Machin's formula. */
    static BigInteger pi(int bits) {
        BigInteger more = inverseTangent(5, bits + 20).shiftLeft(2).subtract(inverseTangent(239, bits + 20));
        return more.shiftLeft(2).shiftRight(20);
    }

    private static BigInteger inverseTangent(int n, int bits) {
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (int k = 3; power.signum() != 0; k += 2) {
            power = power.divide(BigInteger.valueOf((long) n * n)).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    static Twofold sum(double a, double b) {
        double s = a + b;
        double part = s - a;
        return new Twofold(s, (a - (s - part)) + (b - part));
    }

    static Twofold product(double a, double b) {
        double p = a * b;
        return new Twofold(p, Math.fma(a, b, -p));
    }

    Twofold plus(Twofold other) {
        Twofold s = sum(high, other.high);
        Twofold t = sum(low, other.low);
        Twofold u = sum(s.high, s.low + t.high);
        return sum(u.high, u.low + t.low);
    }

    Twofold plus(double other) {
        return plus(of(other));
    }

    Twofold minus(Twofold other) {
        return plus(other.negated());
    }

    Twofold negated() {
        return new Twofold(-high, -low);
    }

    Twofold times(Twofold other) {
        Twofold p = product(high, other.high);
        return sum(p.high, p.low + Math.fma(high, other.low, low * other.high));
    }

    Twofold times(double other) {
        return times(of(other));
    }

    Twofold over(Twofold other) {
        double q = high / other.high;
        Twofold rest = minus(other.times(q));
        double r = rest.high / other.high;
        double s = rest.minus(other.times(r)).high / other.high;
        return sum(q, r).plus(s);
    }

    /** Times a power of two that leaves the range nowhere. */
    Twofold scaled(int n) {
        return new Twofold(Math.scalb(high, n), Math.scalb(low, n));
    }

    Twofold root() {
        double q = Math.sqrt(high);
        return minus(product(q, q)).over(of(2 * q)).plus(q);
    }
}
