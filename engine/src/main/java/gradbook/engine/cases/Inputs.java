package gradbook.engine.cases;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;

/** How an input of a case is drawn. The domain stays away from kinks, ties and poles, where differences mean nothing. */
@FunctionalInterface
interface Inputs {
    NdArray draw(RandomKey key);

    /** Any real number will do. */
    static Inputs real(int... sizes) {
        return uniform(-2, 2, sizes);
    }

    static Inputs uniform(double low, double high, int... sizes) {
        Shape shape = Shape.of(sizes);
        return key -> key.uniform(shape, DType.FLOAT64, low, high);
    }

    /** Of either sign, and at least {@code least} away from 0. */
    static Inputs awayFromZero(double least, double most, int... sizes) {
        Shape shape = Shape.of(sizes);
        return key -> {
            double[] magnitudes = key.fold("magnitude")
                    .uniform(shape, DType.FLOAT64, least, most)
                    .doubles();
            double[] signs =
                    key.fold("sign").uniform(shape, DType.FLOAT64, -1, 1).doubles();
            for (int i = 0; i < magnitudes.length; i++) {
                magnitudes[i] = Math.copySign(magnitudes[i], signs[i]);
            }
            return NdArray.of(shape, magnitudes);
        };
    }

    /** Distinct values at least 0.25 apart in random order, so that a small step changes no maximum. */
    static Inputs spaced(int... sizes) {
        Shape shape = Shape.of(sizes);
        return key -> {
            int[] order = key.permutation(shape.count());
            double[] values = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                values[i] = 0.25 * order[i] - 0.125 * order.length;
            }
            return NdArray.of(shape, values);
        };
    }

    static Inputs indices(Shape shape, int... values) {
        return key -> NdArray.of(shape, values);
    }
}
