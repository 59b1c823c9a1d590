package gradbook.engine.kernel.function;

import java.math.BigInteger;

/** The functions to about 100 bits, each by another way than the engine's: {@code value 2^scale}. */
record Reference(Twofold value, int scale) {
    private static final Twofold LN2 = logarithmOfTwo();
    private static final Twofold TWO_OVER_ROOT_PI = Twofold.of(2).over(Twofold.PI.root());
    private static final BigInteger PI = Twofold.pi(2_500);

    private static Reference of(Twofold value) {
        return new Reference(value, 0);
    }

    /** The distance from here to {@code y} in units of the last place of the value. */
    double ulps(double y) {
        int exponent = Math.max(Math.getExponent(value.high()) + scale, Double.MIN_EXPONENT) - 52;
        if (Double.isInfinite(y)) {
            return exponent > 1023 - 52 ? 0 : Double.POSITIVE_INFINITY;
        }
        double scaled = Math.scalb(y, -scale / 2);
        scaled = Math.scalb(scaled, -scale - -scale / 2);
        return Math.abs(Math.scalb(value.minus(Twofold.of(scaled)).high(), scale - exponent));
    }

    /** {@code 2 artanh(1/3)}. */
    private static Twofold logarithmOfTwo() {
        return nearOne(Twofold.of(1));
    }

    /** {@code e^x}: a 512th of what is left of x, by Taylor, squared nine times. */
    static Reference exp(double x) {
        double near = Math.max(-1_000, Math.min(1_000, x)); // 0 or infinite beyond
        int k = (int) Math.rint(near / LN2.high());
        Twofold r = Twofold.of(near).minus(LN2.times(k)).scaled(-9);
        Twofold sum = Twofold.of(0);
        for (int n = 12; n >= 1; n--) {
            sum = sum.plus(1).times(r).over(Twofold.of(n));
        }
        for (int i = 0; i < 9; i++) {
            sum = sum.times(sum).plus(sum).plus(sum); // (1 + s)² - 1
        }
        return new Reference(sum.plus(1), k);
    }

    static Reference expm1(double x) {
        if (Math.abs(x) < 0.25) {
            Twofold sum = Twofold.of(0);
            for (int n = 24; n >= 2; n--) {
                sum = sum.plus(1).times(x).over(Twofold.of(n));
            }
            return of(sum.plus(1).times(x));
        }
        Reference e = exp(x);
        return e.scale > 200 ? e : of(e.value.scaled(e.scale).plus(-1));
    }

    static Reference log(double x) {
        return Math.abs(x - 1) < 0x1p-7 ? of(nearOne(Twofold.of(x - 1))) : of(log(Twofold.of(x)));
    }

    static Reference log1p(double x) {
        return Math.abs(x) < 0x1p-7 ? of(nearOne(Twofold.of(x))) : of(log(Twofold.sum(1, x)));
    }

    /** One step of Newton's from {@link StrictMath}'s. */
    private static Twofold log(Twofold x) {
        double y = StrictMath.log(x.high());
        Reference e = exp(-y);
        Twofold t = x.times(Math.scalb(1.0, e.scale / 2))
                .times(e.value)
                .times(Math.scalb(1.0, e.scale - e.scale / 2))
                .plus(-1);
        return t.minus(t.times(t).times(0.5)).plus(y);
    }

    /** {@code ln(1 + f) = 2 artanh(f / (2 + f))}. */
    private static Twofold nearOne(Twofold f) {
        Twofold s = f.over(f.plus(2));
        Twofold z = s.times(s);
        Twofold sum = Twofold.of(0);
        for (int n = Math.abs(f.high()) < 0.1 ? 17 : 81; n >= 1; n -= 2) {
            sum = sum.times(z).plus(Twofold.of(2).over(Twofold.of(n)));
        }
        return sum.times(s);
    }

    static Reference tanh(double x) {
        Twofold e = expm1(2 * Math.min(Math.abs(x), 40)).value;
        Twofold y = e.over(e.plus(2));
        return of(x < 0 ? y.negated() : y);
    }

    static Reference sigmoid(double x) {
        Reference e = exp(-Math.min(Math.abs(x), 800));
        Twofold below = e.value.scaled(Math.max(e.scale, -300)).plus(1);
        return x < 0
                ? new Reference(e.value.over(below), e.scale)
                : of(Twofold.of(1).over(below));
    }

    /** {@code 2/√π e^(-x²) Σ 2ⁿ x^(2n+1) / (1 3 5 … (2n+1))}, whose terms all have x's sign. */
    static Reference erf(double x) {
        if (Math.abs(x) > 6.5) {
            return of(Twofold.of(Math.signum(x)));
        }
        Twofold square = Twofold.product(x, x);
        Twofold term = Twofold.of(x);
        Twofold sum = term;
        for (int n = 1; n < 250 && Math.abs(term.high()) > 0x1p-110 * Math.abs(sum.high()); n++) {
            term = term.times(square).times(2).over(Twofold.of(2 * n + 1));
            sum = sum.plus(term);
        }
        Reference e = exp(-square.high());
        Twofold power = e.value.scaled(e.scale);
        return of(sum.times(power.minus(power.times(square.low()))).times(TWO_OVER_ROOT_PI));
    }

    static Reference sin(double x) {
        return x < 0 ? new Reference(sine(-x, 0).negated(), 0) : of(sine(x, 0));
    }

    static Reference cos(double x) {
        return of(sine(Math.abs(x), 1));
    }

    /** The sine of x and so many quarter turns: x as an integer modulo π/2 as an integer, then Taylor. */
    private static Twofold sine(double x, int more) {
        int e = Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52;
        int bits = Math.max(e, 0) + 300 - Math.min(0, Math.max(e, -1_200));
        BigInteger whole = BigInteger.valueOf((long) Math.scalb(x, -e)).shiftLeft(bits + e);
        BigInteger quarter = PI.shiftRight(2_500 - bits + 1);
        BigInteger turns = whole.shiftLeft(1).add(quarter).divide(quarter.shiftLeft(1));
        Twofold r = turns.signum() == 0 ? Twofold.of(x) : Twofold.of(whole.subtract(turns.multiply(quarter)), bits);
        int turn = turns.intValue() + more;
        Twofold z = r.times(r).negated();
        boolean odd = (turn & 1) == 0;
        Twofold sum = Twofold.of(0);
        for (int n = 28; n >= 2; n -= 2) {
            sum = sum.plus(1).times(z).over(Twofold.of((double) n * (odd ? n + 1 : n - 1)));
        }
        Twofold y = sum.plus(1);
        y = odd ? y.times(r) : y;
        return (turn & 2) == 0 ? y : y.negated();
    }
}
