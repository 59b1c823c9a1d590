package gradbook.engine.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The maximum of each two by two elements of a plane, rectified or as it is, by the Vector API. Kept for the gradient is only which of
 * the four, 0 to 3 in row-major order, was the maximum, or 4 where a rectified one is not above 0.
 *
 * <p>Lanes run along the pooled row; rows are written whole vectors at a time into planes of our own, where the next row repairs what
 * the last vector wrote too much.
 */
final class PairedMaxima {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final float NOWHERE = 4;

    /**
     * Of a vector every second element, from the first or from the second on: first into the lower half, then into the upper one. All
     * shuffles here are of one vector: JDK 17 works out one of two vectors lane by lane.
     */
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);

    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(SPECIES, i -> (2 * i + 1) % LANES);
    private static final VectorMask<Float> UPPER_HALF =
            VectorMask.fromLong(SPECIES, ((1L << LANES / 2) - 1) << LANES / 2);

    /** Each element of a vector's lower or upper half twice, and 0 and 1 in turn. */
    private static final VectorShuffle<Float> LOWER = VectorShuffle.fromOp(SPECIES, i -> i / 2);

    private static final VectorShuffle<Float> UPPER = VectorShuffle.fromOp(SPECIES, i -> LANES / 2 + i / 2);
    private static final float[] SIDES = new float[LANES];

    static {
        for (int i = 1; i < LANES; i += 2) {
            SIDES[i] = 1;
        }
    }

    /** Lanes that a row may be read or written beyond its end. */
    static final int SLACK = 2 * LANES;

    /** A bias that leaves every x as it is, -0 too. */
    private static final float NOTHING = -0f;

    /** No maximum is below. */
    private final float floor;

    /** Which of four it is where the maximum is the floor. */
    private final float atFloor;

    private final int height;
    private final int width;

    /** Planes of the pooled size and one of the full size, with slack. */
    private final float[] pooled;

    private final float[] chosen;
    private final float[] full;

    private PairedMaxima(int rows, int columns, float floor, float atFloor) {
        this.floor = floor;
        this.atFloor = atFloor;
        this.height = rows / 2;
        this.width = columns / 2;
        this.pooled = new float[height * width + SLACK];
        this.chosen = new float[height * width + SLACK];
        this.full = new float[rows * columns + SLACK];
    }

    /** Of planes of {@code rows} by {@code columns}. */
    static PairedMaxima plain(int rows, int columns) {
        return new PairedMaxima(rows, columns, Float.NEGATIVE_INFINITY, 0); // of four times -infinity the first
    }

    /** {@code max(0, ...)} of such planes. */
    static PairedMaxima rectified(int rows, int columns) {
        return new PairedMaxima(rows, columns, 0, NOWHERE);
    }

    /** One plane as it is, from {@code start} on. */
    void value(float[] x, int start, int rows, int columns, float[] y, float[] which, int to) {
        System.arraycopy(x, start, full, 0, rows * columns);
        value(full, 0, columns, NOTHING, y, which, to);
    }

    /**
     * One plane of {@code x + bias}.
     *
     * @param x0 where it begins in x, which is readable for {@link #SLACK} elements behind it; its rows are {@code rowX} apart
     * @param to where the results begin in {@code y} and {@code which}
     */
    void value(float[] x, int x0, int rowX, float bias, float[] y, float[] which, int to) {
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < width; i += LANES) {
                int top = x0 + 2 * row * rowX + 2 * i;
                int bottom = top + rowX;
                FloatVector left = biased(x, top, bias);
                FloatVector right = biased(x, top + LANES, bias);
                FloatVector max = halves(left, right, EVEN);
                FloatVector place = FloatVector.zero(SPECIES);
                FloatVector next = halves(left, right, ODD);
                VectorMask<Float> larger = larger(next, max);
                max = max.blend(next, larger);
                place = place.blend(1, larger);
                left = biased(x, bottom, bias);
                right = biased(x, bottom + LANES, bias);
                next = halves(left, right, EVEN);
                larger = larger(next, max);
                max = max.blend(next, larger);
                place = place.blend(2, larger);
                next = halves(left, right, ODD);
                larger = larger(next, max);
                max = max.blend(next, larger).max(floor);
                place = place.blend(3, larger).blend(atFloor, max.compare(VectorOperators.EQ, floor));
                max.intoArray(pooled, row * width + i);
                place.intoArray(chosen, row * width + i);
            }
        }
        System.arraycopy(pooled, 0, y, to, height * width);
        System.arraycopy(chosen, 0, which, to, height * width);
    }

    /** As {@link #value(float[], int, int, float, float[], float[], int)}, but nothing is kept for the gradient. */
    void value(float[] x, int x0, int rowX, float bias, float[] y, int to) {
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < width; i += LANES) {
                int top = x0 + 2 * row * rowX + 2 * i;
                int bottom = top + rowX;
                FloatVector left = biased(x, top, bias);
                FloatVector right = biased(x, top + LANES, bias);
                FloatVector max = maximum(halves(left, right, EVEN), left, right, ODD);
                left = biased(x, bottom, bias);
                right = biased(x, bottom + LANES, bias);
                max = maximum(maximum(max, left, right, EVEN), left, right, ODD).max(floor);
                max.intoArray(pooled, row * width + i);
            }
        }
        System.arraycopy(pooled, 0, y, to, height * width);
    }

    private static FloatVector maximum(
            FloatVector max, FloatVector left, FloatVector right, VectorShuffle<Float> side) {
        FloatVector next = halves(left, right, side);
        return max.blend(next, larger(next, max));
    }

    private static FloatVector biased(float[] x, int at, float bias) {
        return FloatVector.fromArray(SPECIES, x, at).add(bias);
    }

    /** What a shuffle brings into the lower half, of two vectors one after the other. */
    private static FloatVector halves(FloatVector left, FloatVector right, VectorShuffle<Float> shuffle) {
        return left.rearrange(shuffle).blend(right.rearrange(shuffle), UPPER_HALF);
    }

    /** Whether b is larger than a, or NaN. */
    private static VectorMask<Float> larger(FloatVector b, FloatVector a) {
        return b.compare(VectorOperators.GT, a).or(b.compare(VectorOperators.NE, b));
    }

    /** One plane's gradient: dy where the maximum was, 0 elsewhere. */
    void gradient(float[] dy, float[] which, int from, float[] dx, int to, int rows, int columns) {
        System.arraycopy(dy, from, pooled, 0, height * width);
        System.arraycopy(which, from, chosen, 0, height * width);
        for (int row = 0; row < 2 * height; row++) {
            FloatVector sides = FloatVector.fromArray(SPECIES, SIDES, 0).add(row % 2 * 2);
            for (int i = 0; i < width; i += LANES) {
                int at = row / 2 * width + i;
                FloatVector d =
                        FloatVector.fromArray(SPECIES, pooled, at).add(0); // -0 + 0 = +0, as where gradients meet
                FloatVector place = FloatVector.fromArray(SPECIES, chosen, at);
                int there = row * columns + 2 * i;
                put(d.rearrange(LOWER), place.rearrange(LOWER), sides, there);
                put(d.rearrange(UPPER), place.rearrange(UPPER), sides, there + LANES);
            }
            if (columns % 2 == 1) {
                full[(row + 1) * columns - 1] = 0;
            }
        }
        int written = 2 * height * columns;
        System.arraycopy(full, 0, dx, to, written);
        Arrays.fill(dx, to + written, to + rows * columns, 0);
    }

    private void put(FloatVector d, FloatVector place, FloatVector sides, int at) {
        FloatVector.zero(SPECIES)
                .blend(d, place.compare(VectorOperators.EQ, sides))
                .intoArray(full, at);
    }
}
