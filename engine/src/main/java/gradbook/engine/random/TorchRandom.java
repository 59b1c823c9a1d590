package gradbook.engine.random;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.util.stream.IntStream;

/**
 * torch's CPU generator, {@code torch.Generator().manual_seed(seed)}, and the functions that draw from it, as ATen computes them
 * ({@code aten/src/ATen/core/DistributionsHelper.h}, {@code aten/src/ATen/native/cpu/DistributionTemplates.h}).
 *
 * <p>Uniforms, integers, permutations and Bernoulli draws are torch's to the bit. A normal is within a few units in the last place of
 * torch's: logarithm, sine and cosine are {@link StrictMath}'s, the same on every machine, where torch's are those of the vector unit it
 * found.
 */
public final class TorchRandom {
    /** What {@code randn} draws and turns at once, if there are as many to draw. */
    private static final int BLOCK = 16;

    private static final double TWO_PI = 2 * Math.PI;
    private static final int MASK24 = (1 << 24) - 1;
    private static final long MASK53 = (1L << 53) - 1;

    /** From here on the versions of torch differ: later ones take 64 bits for an integer of more than 28, earlier ones 32. */
    private static final long WIDEST = 1L << 28;

    private final MersenneTwister twister;

    /** The second normal of a pair, or NaN when it has been given out. */
    private double cached = Double.NaN;

    private TorchRandom(MersenneTwister twister) {
        this.twister = twister;
    }

    /** {@code torch.manual_seed(seed)}, of which the CPU's generator takes the low 32 bits. */
    public static TorchRandom ofSeed(long seed) {
        return new TorchRandom(MersenneTwister.ofSeed((int) seed));
    }

    /** {@code torch.rand(shape)}: uniform on [0, 1), in float32 in steps of 2⁻²⁴, in float64 of 2⁻⁵³. */
    public NdArray rand(Shape shape, DType dtype) {
        return dtype == DType.FLOAT64
                ? NdArray.of(shape, uniforms64(shape.count()))
                : NdArray.of(shape, uniforms32(shape.count()));
    }

    /**
     * {@code torch.randn(shape)}: standard normal, by Box and Muller's transformation. Sixteen or more are drawn as uniforms and turned
     * sixteen by sixteen; if sixteen do not divide them, the last sixteen are drawn once more. Fewer are drawn in pairs, in float64,
     * and half a pair waits for the next call.
     */
    public NdArray randn(Shape shape, DType dtype) {
        int count = shape.count();
        if (count < BLOCK) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = normal();
            }
            return NdArray.of(shape, values).to(dtype);
        }
        if (dtype == DType.FLOAT64) {
            double[] values = uniforms64(count);
            for (int at = 0; at + BLOCK <= count; at += BLOCK) {
                turn(values, at);
            }
            if (count % BLOCK != 0) {
                System.arraycopy(uniforms64(BLOCK), 0, values, count - BLOCK, BLOCK);
                turn(values, count - BLOCK);
            }
            return NdArray.of(shape, values);
        }
        float[] values = uniforms32(count);
        for (int at = 0; at + BLOCK <= count; at += BLOCK) {
            turn(values, at);
        }
        if (count % BLOCK != 0) {
            System.arraycopy(uniforms32(BLOCK), 0, values, count - BLOCK, BLOCK);
            turn(values, count - BLOCK);
        }
        return NdArray.of(shape, values);
    }

    /**
     * {@code torch.randint(low, high, (count,))}: integers of {@code low} to {@code high - 1}, each a word's remainder.
     *
     * @throws IllegalArgumentException if there are none to choose from, or 2²⁸ or more, where torch's versions differ
     */
    public int[] randint(int low, int high, int count) {
        long range = (long) high - low;
        if (range <= 0 || range >= WIDEST) {
            throw new IllegalArgumentException("randint: expected 1 to " + (WIDEST - 1)
                    + " integers to choose from, found those of " + low + " to " + high + " - 1");
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = low + below((int) range);
        }
        return values;
    }

    /** {@code torch.randperm(n)}: for i from 0 up, swaps {@code x[i]} with one of {@code x[i … n - 1]}. */
    public int[] randperm(int n) {
        int[] x = IntStream.range(0, n).toArray();
        for (int i = 0; i < n - 1; i++) {
            int j = i + below(n - i);
            int swapped = x[i];
            x[i] = x[j];
            x[j] = swapped;
        }
        return x;
    }

    /** {@code torch.bernoulli(p)}: 1 where a uniform of p's type is below p, else 0. */
    public NdArray bernoulli(NdArray p) {
        NdArray drawn = NdArray.zeros(p.shape(), p.dtype());
        for (int i = 0; i < p.count(); i++) {
            if (p.dtype() == DType.FLOAT64) {
                drawn.doubles()[i] = uniform64() < p.doubles()[i] ? 1 : 0;
            } else {
                drawn.floats()[i] = uniform32() < p.floats()[i] ? 1 : 0;
            }
        }
        return drawn;
    }

    /**
     * {@code torch.multinomial(p, 1, replacement=True)} of torch 1.x, and in 2.x each of several draws: the first class up to which the
     * classes' share, in float32, is not below a uniform of 53 bits.
     *
     * @param p float32 [classes], not negative, which need not add up to 1
     */
    public int multinomialBySums(NdArray p) {
        float[] sums = p.floats().clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        double uniform = uniform64();
        int index = 0;
        while (index < sums.length - 1 && sums[index] / sums[sums.length - 1] < uniform) {
            index++;
        }
        return index;
    }

    /**
     * {@code torch.multinomial(p, 1)} of torch 2.x: the class of the largest {@code p / e}, in float32, with an exponential {@code e =
     * -ln(1 - u)} for each.
     *
     * @param p float32 [classes], not negative, which need not add up to 1
     */
    public int multinomialByExponentials(NdArray p) {
        int best = 0;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < p.count(); i++) {
            float quotient = p.floats()[i] / (float) -StrictMath.log1p(-uniform64());
            if (quotient > largest) {
                largest = quotient;
                best = i;
            }
        }
        return best;
    }

    private float[] uniforms32(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = uniform32();
        }
        return values;
    }

    private double[] uniforms64(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = uniform64();
        }
        return values;
    }

    private float uniform32() {
        return (twister.nextInt32() & MASK24) * 0x1p-24f;
    }

    private double uniform64() {
        long high = twister.nextInt32();
        long low = twister.nextInt32() & 0xffff_ffffL;
        return ((high << 32 | low) & MASK53) * 0x1p-53;
    }

    private int below(int range) {
        return Integer.remainderUnsigned(twister.nextInt32(), range);
    }

    private double normal() {
        if (!Double.isNaN(cached)) {
            double z = cached;
            cached = Double.NaN;
            return z;
        }
        double angle = TWO_PI * uniform64();
        double radius = Math.sqrt(-2 * StrictMath.log1p(-uniform64()));
        cached = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** Sixteen uniforms become normals: the first eight give radii, the others angles. */
    private static void turn(double[] values, int at) {
        for (int i = at; i < at + BLOCK / 2; i++) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - values[i]));
            double angle = TWO_PI * values[i + BLOCK / 2];
            values[i] = radius * StrictMath.cos(angle);
            values[i + BLOCK / 2] = radius * StrictMath.sin(angle);
        }
    }

    /** The same with every intermediate value rounded to float32. */
    private static void turn(float[] values, int at) {
        for (int i = at; i < at + BLOCK / 2; i++) {
            float radius = (float) Math.sqrt(-2 * (float) StrictMath.log(1 - values[i]));
            float angle = (float) TWO_PI * values[i + BLOCK / 2];
            values[i] = radius * (float) StrictMath.cos(angle);
            values[i + BLOCK / 2] = radius * (float) StrictMath.sin(angle);
        }
    }
}
