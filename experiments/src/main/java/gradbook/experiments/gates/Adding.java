package gradbook.experiments.gates;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Loss;
import gradbook.engine.random.RandomKey;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997): numbers from 0 to 1, two of which are marked, one in each half of the sequence; at the
 * last place their sum is asked for. The loss is the squared error.
 */
final class Adding implements LongTask {
    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Problem draw(int batch, int length, RandomKey key) {
        float[] numbers = key.fold("numbers")
                .uniform(Shape.of(batch, length), DType.FLOAT32, 0, 1)
                .floats();
        int half = length / 2;
        int[] first = key.fold("first").integers(batch, half);
        int[] second = key.fold("second").integers(batch, length - half);
        float[] x = new float[batch * length * 2];
        for (int i = 0; i < batch * length; i++) {
            x[2 * i] = numbers[i];
        }
        float[] sums = new float[batch];
        for (int i = 0; i < batch; i++) {
            for (int place : new int[] {first[i], half + second[i]}) {
                x[2 * (i * length + place) + 1] = 1;
                sums[i] += numbers[i * length + place];
            }
        }
        return new Problem(NdArray.of(Shape.of(batch, length, 2), x), NdArray.of(Shape.of(batch, 1), sums));
    }

    @Override
    public Tensor loss(Tensor answers, Problem problem) {
        int length = answers.shape().size(1);
        Tensor last = answers.slice(1, length - 1, length).squeeze(1);
        return Loss.meanSquaredError(last, Tensor.constant(problem.answer()));
    }

    /** The variance of the sum of two numbers, each of a twelfth. */
    @Override
    public double forgetful() {
        return 1.0 / 6;
    }
}
