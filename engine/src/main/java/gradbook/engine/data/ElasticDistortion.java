package gradbook.engine.data;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Fma;

/**
 * An image on a sheet of rubber: every pixel is displaced by a smooth random field (Simard, Steinkraus, Platt 2003, ICDAR;
 * math.md §14.3).
 *
 * @param alpha how far, in pixels before smoothing, {@code >= 0}
 * @param sigma deviation of the Gaussian that smooths the field, in pixels, {@code > 0}
 * @param fill what is seen outside of the image
 */
public record ElasticDistortion(double alpha, double sigma, double fill) implements Augmentation {
    /** Deviations at which the Gaussian is cut. */
    private static final int REACH = 3;

    public ElasticDistortion {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY) || !(sigma > 0 && sigma <= 1_000)) {
            throw new IllegalArgumentException(
                    "elastic distortion: expected a finite alpha >= 0 and 0 < sigma <= 1000, found " + alpha + " and "
                            + sigma);
        }
    }

    @Override
    public NdArray apply(NdArray image, RandomKey key) {
        Resampling.check("elastic distortion", image);
        int width = image.shape().size(2);
        double[] down = field(image.shape(), key.fold("down"));
        double[] right = field(image.shape(), key.fold("right"));
        return Resampling.bilinear(image, (i, j) -> i + down[i * width + j], (i, j) -> j + right[i * width + j], fill);
    }

    /** {@code α G ∗ U}, smoothed along rows, then along columns. */
    double[] field(Shape shape, RandomKey key) {
        int height = shape.size(1);
        int width = shape.size(2);
        double[] field = key.uniform(Shape.of(height, width), DType.FLOAT64, -alpha, alpha)
                .doubles();
        double[] gaussian = gaussian();
        double[] rows = smoothed(field, height, width, width, 1, gaussian);
        return smoothed(rows, width, height, 1, width, gaussian);
    }

    private double[] gaussian() {
        int reach = (int) Math.ceil(REACH * sigma);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            weights[k + reach] = StrictMath.exp(-k * k / (2 * sigma * sigma));
            sum += weights[k + reach];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /** Each of {@code lines} lines of {@code length} elements, {@code step} apart, against the weights; 0 outside. */
    private static double[] smoothed(double[] x, int lines, int length, int next, int step, double... weights) {
        double[] y = new double[x.length];
        int reach = weights.length / 2;
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                double sum = 0;
                for (int k = Math.max(-reach, -i); k <= Math.min(reach, length - 1 - i); k++) {
                    sum = Fma.fma(weights[k + reach], x[line * next + (i + k) * step], sum);
                }
                y[line * next + i * step] = sum;
            }
        }
        return y;
    }
}
