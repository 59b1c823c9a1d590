package gradbook.engine.data;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/**
 * An image turned, scaled and shifted about its centre, each by a uniform random amount (math.md §14.2).
 *
 * @param degrees the angle is within ± this
 * @param smallest the scale is at least this, {@code > 0}
 * @param largest and at most this
 * @param pixels the shift along each axis is within ± this
 * @param fill what is seen outside of the image
 */
public record RandomAffine(double degrees, double smallest, double largest, double pixels, double fill)
        implements Augmentation {
    public RandomAffine {
        if (!(degrees >= 0 && degrees <= 360)) {
            throw new IllegalArgumentException("random affine: expected 0 <= degrees <= 360, found " + degrees);
        }
        if (!(smallest > 0 && smallest <= largest && largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "random affine: expected scales 0 < smallest <= largest, found " + smallest + " and " + largest);
        }
        if (!(pixels >= 0 && pixels < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("random affine: expected a finite shift >= 0 pixels, found " + pixels);
        }
    }

    /** A rotation within ± {@code degrees}. */
    public static RandomAffine rotation(double degrees, double fill) {
        return new RandomAffine(degrees, 1, 1, 0, fill);
    }

    /** A scale from {@code smallest} to {@code largest}. */
    public static RandomAffine scale(double smallest, double largest, double fill) {
        return new RandomAffine(0, smallest, largest, 0, fill);
    }

    @Override
    public NdArray apply(NdArray image, RandomKey key) {
        Resampling.check("random affine", image);
        double[] draws = key.uniform(Shape.of(4), DType.FLOAT64, -1, 1).doubles();
        double scale = smallest + (largest - smallest) * (draws[1] + 1) / 2;
        return affine(image, degrees * draws[0], scale, pixels * draws[2], pixels * draws[3], fill);
    }

    /** The image turned by an angle, from the rows' axis to the columns', then scaled, then shifted down and to the right. */
    static NdArray affine(NdArray image, double degrees, double scale, double down, double right, double fill) {
        double theta = degrees * Math.PI / 180;
        double cos = StrictMath.cos(theta) / scale;
        double sin = StrictMath.sin(theta) / scale;
        double p = (image.shape().size(1) - 1) / 2.0;
        double q = (image.shape().size(2) - 1) / 2.0;
        return Resampling.bilinear(
                image,
                (i, j) -> p + cos * (i - p - down) + sin * (j - q - right),
                (i, j) -> q - sin * (i - p - down) + cos * (j - q - right),
                fill);
    }
}
