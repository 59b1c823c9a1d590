package gradbook.engine.nn;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;

/**
 * {@link Dropout} of whole channels of [n, c, h, w]: neighbouring pixels carry the same signal, so single ones would give it away
 * (Tompson et al. 2015, arXiv:1411.4280; math.md §11.3).
 *
 * @param p probability of dropping a channel, {@code 0 <= p < 1}
 */
public record Dropout2d(double p) implements Module {
    public Dropout2d {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("dropout2d: expected 0 <= p < 1, found " + p);
        }
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (x.shape().rank() != 4) {
            throw new IllegalArgumentException("dropout2d: expected input [n, c, h, w], found shape " + x.shape());
        }
        if (!(mode instanceof Mode.Train train) || p == 0) {
            return x;
        }
        Shape channels = Shape.of(x.shape().size(0), x.shape().size(1), 1, 1);
        NdArray mask = new Dropout(p).mask(channels, x.dtype(), train.key());
        return x.dropout(Tensor.constant(mask), p);
    }
}
