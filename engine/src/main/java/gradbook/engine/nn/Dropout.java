package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;

/**
 * While training, {@code y = x m / (1 - p)} with each m 0 with probability p and else 1; in evaluation {@code y = x}
 * (Srivastava et al. 2014, JMLR 15; math.md §11.2). The mask is drawn under the mode's key.
 *
 * @param p probability of dropping an element, {@code 0 <= p < 1}
 */
public record Dropout(double p) implements Module {
    public Dropout {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("dropout: expected 0 <= p < 1, found " + p);
        }
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return mode instanceof Mode.Train train && p > 0
                ? x.dropout(Tensor.constant(mask(x.shape(), x.dtype(), train.key())), p)
                : x;
    }

    /** Zeros with probability p, else ones. */
    NdArray mask(Shape shape, DType dtype, RandomKey key) {
        float[] draws = key.uniform(shape, DType.FLOAT32, 0, 1).floats();
        double[] values = new double[draws.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = draws[i] < p ? 0 : 1;
        }
        return NdArray.of(shape, values).to(dtype);
    }
}
