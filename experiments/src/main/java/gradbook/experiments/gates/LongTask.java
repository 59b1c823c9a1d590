package gradbook.experiments.gates;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;

/** A task that asks at the end of a sequence for what stood far before. */
interface LongTask {
    /** Numbers at each place of a sequence. */
    int inputs();

    /** Numbers that a network answers at each place. */
    int outputs();

    /**
     * Sequences drawn under {@code key}.
     *
     * @param length places
     */
    Problem draw(int batch, int length, RandomKey key);

    /** The loss of a network's answers [n, t, outputs] to a problem. */
    Tensor loss(Tensor answers, Problem problem);

    /** The loss of whoever remembers nothing. */
    double forgetful();

    /**
     * Sequences and what is asked of them.
     *
     * @param x [n, t, inputs]
     * @param answer float32 or, of classes, int32
     */
    record Problem(NdArray x, NdArray answer) {}
}
