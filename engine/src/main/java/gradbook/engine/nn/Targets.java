package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import java.util.Arrays;

/**
 * Labels as a cross-entropy uses them, each [n, 1, ...].
 *
 * @param index the classes, 0 for an ignored label
 * @param factor the weight of the label's class, 0 for an ignored one
 * @param counted 1, or 0 for an ignored label
 * @param total the sum of the factors in order
 */
record Targets(NdArray index, NdArray factor, NdArray counted, double total) {
    static Targets of(Tensor scores, NdArray labels, CrossEntropy options) {
        int[] sizes = scores.shape().sizes();
        if (sizes.length < 2 || labels.dtype() != DType.INT32 || !labels.shape().equals(without(sizes))) {
            throw new IllegalArgumentException("cross-entropy: expected scores [n, classes, ...] and labels [n, ...],"
                    + " int32, found " + scores.shape() + " and " + labels.dtype() + " " + labels.shape());
        }
        int classes = sizes[1];
        sizes[1] = 1;
        Shape shape = Shape.of(sizes);
        int[] index = new int[labels.count()];
        double[] factor = new double[index.length];
        double[] counted = new double[index.length];
        double total = 0;
        NdArray weight = options.weight().isPresent() ? options.weightOf(scores) : null;
        for (int i = 0; i < index.length; i++) {
            int label = labels.ints()[i];
            if (label == options.ignoreIndex()) {
                continue;
            }
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("cross-entropy: label " + label + " at position " + i
                        + " is out of range 0.." + (classes - 1) + " and not the ignored " + options.ignoreIndex());
            }
            index[i] = label;
            counted[i] = 1;
            factor[i] = weight == null ? 1 : weight.at(label);
            total += factor[i];
        }
        DType dtype = scores.dtype();
        return new Targets(
                NdArray.of(shape, index),
                NdArray.of(shape, factor).to(dtype),
                NdArray.of(shape, counted).to(dtype),
                total);
    }

    /** The shape without axis 1. */
    private static Shape without(int... sizes) {
        int[] rest = Arrays.copyOf(sizes, sizes.length - 1);
        System.arraycopy(sizes, 2, rest, 1, sizes.length - 2);
        return Shape.of(rest);
    }
}
