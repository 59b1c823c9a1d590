package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The axes behind [n, c]: those of an image, a sequence or a volume. */
final class Spatial {
    private Spatial() {}

    /** The axes from the third on, of which there is at least one. */
    static int[] axes(String operator, Shape shape) {
        if (shape.rank() < 3) {
            throw new IllegalArgumentException(operator + ": expected input [n, c, ...], found shape " + shape);
        }
        return IntStream.range(2, shape.rank()).toArray();
    }

    /** [n, c, h, w] as [n, c, h, 1, w, 1], expanded to [n, c, h, fh, w, fw], as [n, c, h fh, w fw]. */
    static Tensor upsampled(Tensor x, int... factors) {
        Shape shape = x.shape();
        int[] axes = axes("upsampleNearest", shape);
        if (factors.length != axes.length || Arrays.stream(factors).anyMatch(factor -> factor < 1)) {
            throw new IllegalArgumentException("upsampleNearest: expected a factor >= 1 for each of the " + axes.length
                    + " axes behind the channels of " + shape + ", found " + Arrays.toString(factors));
        }
        int[] apart = new int[2 + 2 * axes.length];
        int[] result = shape.sizes();
        int[] repeated = new int[apart.length];
        System.arraycopy(result, 0, apart, 0, 2);
        System.arraycopy(result, 0, repeated, 0, 2);
        for (int i = 0; i < axes.length; i++) {
            apart[2 + 2 * i] = shape.size(axes[i]);
            apart[3 + 2 * i] = 1;
            repeated[2 + 2 * i] = apart[2 + 2 * i];
            repeated[3 + 2 * i] = factors[i];
            result[axes[i]] = Sizes.product("upsampleNearest", shape, shape.size(axes[i]), factors[i]);
        }
        return x.reshape(apart).expand(repeated).reshape(result);
    }
}
