package gradbook.engine.data;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/**
 * With some probability a random rectangle of an image becomes a constant (Zhong et al. 2017, arXiv:1708.04896; math.md §14.4).
 *
 * @param probability of erasing at all
 * @param smallest part of the image's area, {@code > 0}
 * @param largest part of the image's area, {@code <= 1}
 * @param flattest least ratio of height to width, {@code > 0}
 * @param tallest largest ratio of height to width
 * @param value what the rectangle becomes
 */
public record RandomErase(
        double probability, double smallest, double largest, double flattest, double tallest, double value)
        implements Augmentation {
    /** Rectangles tried; one that does not fit is drawn again, as torchvision does. */
    private static final int ATTEMPTS = 10;

    public RandomErase {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("random erase: expected 0 <= probability <= 1, found " + probability);
        }
        if (!(smallest > 0 && smallest <= largest && largest <= 1)) {
            throw new IllegalArgumentException(
                    "random erase: expected areas 0 < smallest <= largest <= 1, found " + smallest + " and " + largest);
        }
        if (!(flattest > 0 && flattest <= tallest && tallest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "random erase: expected ratios 0 < flattest <= tallest, found " + flattest + " and " + tallest);
        }
    }

    /** The paper's numbers: areas from 0.02 to 0.4, ratios from 0.3 to 3.3. */
    public static RandomErase of(double probability, double value) {
        return new RandomErase(probability, 0.02, 0.4, 0.3, 3.3, value);
    }

    @Override
    public NdArray apply(NdArray image, RandomKey key) {
        Resampling.check("random erase", image);
        NdArray y = image.copy();
        int height = y.shape().size(1);
        int width = y.shape().size(2);
        if (key.fold("whether").uniform(Shape.SCALAR, DType.FLOAT64, 0, 1).item() >= probability) {
            return y;
        }
        double low = StrictMath.log(flattest);
        double high = StrictMath.log(tallest);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[] draws =
                    key.fold(attempt).uniform(Shape.of(4), DType.FLOAT64, 0, 1).doubles();
            double area = (smallest + (largest - smallest) * draws[0]) * height * width;
            double ratio = StrictMath.exp(low + (high - low) * draws[1]);
            long rows = Math.round(Math.sqrt(area * ratio));
            long columns = Math.round(Math.sqrt(area / ratio));
            if (rows >= 1 && columns >= 1 && rows <= height && columns <= width) {
                int top = (int) Math.min(height - rows, Math.floor(draws[2] * (height - rows + 1)));
                int left = (int) Math.min(width - columns, Math.floor(draws[3] * (width - columns + 1)));
                erase(y, top, left, (int) rows, (int) columns);
                return y;
            }
        }
        return y;
    }

    private void erase(NdArray y, int top, int left, int rows, int columns) {
        int height = y.shape().size(1);
        int width = y.shape().size(2);
        for (int c = 0; c < y.shape().size(0); c++) {
            for (int i = top; i < top + rows; i++) {
                for (int j = left; j < left + columns; j++) {
                    Resampling.set(y, (c * height + i) * width + j, value);
                }
            }
        }
    }
}
