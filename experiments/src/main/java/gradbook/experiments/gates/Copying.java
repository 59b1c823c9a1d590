package gradbook.experiments.gates;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Loss;
import gradbook.engine.random.RandomKey;

/**
 * Copying from memory (Arjovsky, Shah and Bengio 2016, arXiv:1511.06464, after Hochreiter and Schmidhuber 1997): a few of eight signs, then
 * blanks, then a signal, from which on the signs are asked for in their order. The loss is their mean cross-entropy.
 */
final class Copying implements LongTask {
    private static final int SIGNS = 8;

    /** Signs to remember. */
    private static final int REMEMBERED = 5;

    private static final int BLANK = SIGNS;
    private static final int SIGNAL = SIGNS + 1;

    @Override
    public int inputs() {
        return SIGNS + 2;
    }

    @Override
    public int outputs() {
        return SIGNS;
    }

    @Override
    public Problem draw(int batch, int length, RandomKey key) {
        if (length <= 2 * REMEMBERED) {
            throw new IllegalArgumentException(
                    "length must be more than " + 2 * REMEMBERED + " for copying, found " + length);
        }
        int[] signs = key.integers(batch * REMEMBERED, SIGNS);
        float[] x = new float[batch * length * inputs()];
        for (int i = 0; i < batch; i++) {
            for (int t = 0; t < length; t++) {
                int sign = BLANK;
                if (t < REMEMBERED) {
                    sign = signs[i * REMEMBERED + t];
                } else if (t == length - REMEMBERED) {
                    sign = SIGNAL;
                }
                x[(i * length + t) * inputs() + sign] = 1;
            }
        }
        return new Problem(
                NdArray.of(Shape.of(batch, length, inputs()), x), NdArray.of(Shape.of(batch * REMEMBERED), signs));
    }

    @Override
    public Tensor loss(Tensor answers, Problem problem) {
        int length = answers.shape().size(1);
        Tensor asked = answers.slice(1, length - REMEMBERED, length);
        return Loss.crossEntropy(asked.reshape(problem.answer().count(), SIGNS), problem.answer());
    }

    /** A guess among all signs. */
    @Override
    public double forgetful() {
        return StrictMath.log(SIGNS);
    }
}
