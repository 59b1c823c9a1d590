package gradbook.engine.kernel;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.List;

/** A strided view of an array: element {@code i} of axis {@code a} lies {@code i * steps[a]} places after the first. */
final class View {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 16_384;

    private final NdArray array;
    private final int[] sizes;
    private final int offset;
    private final int[] steps;

    private View(NdArray array, int[] sizes, int offset, int[] steps) {
        this.array = array;
        this.sizes = sizes;
        this.offset = offset;
        this.steps = steps;
    }

    /** All of {@code x}. */
    static View of(NdArray x) {
        return new View(x, x.shape().sizes(), 0, strides(x.shape()));
    }

    /** Row-major strides in elements. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.size(axis);
        }
        return strides;
    }

    /** Steps that repeat {@code x} along the axes of {@code shape} to which it is broadcast. */
    static int[] broadcast(Shape x, Shape shape) {
        int[] strides = strides(x);
        int[] steps = new int[shape.rank()];
        for (int own = 0; own < strides.length; own++) {
            int axis = own + steps.length - strides.length;
            steps[axis] = x.size(own) == 1 ? 0 : strides[own];
        }
        return steps;
    }

    /** Axis {@code i} becomes this view's axis {@code order.get(i)}. */
    View permute(List<Integer> order) {
        int[] ownSizes = new int[sizes.length];
        int[] ownSteps = new int[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            ownSizes[axis] = sizes[order.get(axis)];
            ownSteps[axis] = steps[order.get(axis)];
        }
        return new View(array, ownSizes, offset, ownSteps);
    }

    /** Elements {@code start, start + step, ...} along one axis, {@code size} of them; the step may be negative. */
    View slice(int axis, int start, int step, int size) {
        int[] ownSizes = sizes.clone();
        int[] ownSteps = steps.clone();
        ownSizes[axis] = size;
        ownSteps[axis] *= step;
        return new View(array, ownSizes, offset + start * steps[axis], ownSteps);
    }

    /** Repeated to a shape that this view's broadcasts to. */
    View expand(Shape shape) {
        return new View(array, shape.sizes(), offset, broadcast(array.shape(), shape));
    }

    /** Copies every element to its place in {@code to}, which has the same sizes and in which no two places are one. */
    void copyTo(View to) {
        int rank = 0; // axes that cannot be joined with their neighbour, the innermost first
        int count = 1;
        int[] joined = new int[sizes.length];
        int[] here = new int[sizes.length];
        int[] there = new int[sizes.length];
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            int size = sizes[axis];
            count *= size;
            if (size == 1) {
                continue;
            }
            int inner = rank - 1;
            if (rank > 0
                    && steps[axis] == here[inner] * joined[inner]
                    && to.steps[axis] == there[inner] * joined[inner]) {
                joined[inner] *= size;
            } else {
                joined[rank] = size;
                here[rank] = steps[axis];
                there[rank++] = to.steps[axis];
            }
        }
        if (count == 0) {
            return;
        }
        int length = rank == 0 ? 1 : joined[0];
        int step = rank == 0 ? 1 : here[0];
        int stepTo = rank == 0 ? 1 : there[0];
        int[] outer = reversed(joined, rank);
        int[] outerHere = reversed(here, rank);
        int[] outerThere = reversed(there, rank);
        Workers.split(count / length, 1 + GRAIN / length, (first, end) -> {
            Walk from = new Walk(outer, offset, outerHere, first);
            Walk into = new Walk(outer, to.offset, outerThere, first);
            for (int row = first; row < end; row++) {
                row(array, from.next(), step, to.array, into.next(), stepTo, length);
            }
        });
    }

    /** The first {@code rank} entries without entry 0, backwards. */
    private static int[] reversed(int[] entries, int rank) {
        int[] outermostFirst = new int[Math.max(0, rank - 1)];
        for (int i = 0; i < outermostFirst.length; i++) {
            outermostFirst[i] = entries[rank - 1 - i];
        }
        return outermostFirst;
    }

    /** Rows are flat loops: a transpose that asked for each place in turn took a fifth of a training step. */
    private static void row(NdArray x, int place, int step, NdArray y, int start, int stepTo, int length) {
        if (step == 1 && stepTo == 1) {
            System.arraycopy(storage(x), place, storage(y), start, length);
            return;
        }
        switch (x.dtype()) {
            case FLOAT32 -> row(x.floats(), place, step, y.floats(), start, stepTo, length);
            case FLOAT64 -> row(x.doubles(), place, step, y.doubles(), start, stepTo, length);
            case INT32 -> row(x.ints(), place, step, y.ints(), start, stepTo, length);
        }
    }

    /** The array that {@link System#arraycopy} wants. */
    static Object storage(NdArray x) {
        return switch (x.dtype()) {
            case FLOAT32 -> x.floats();
            case FLOAT64 -> x.doubles();
            case INT32 -> x.ints();
        };
    }

    private static void row(float[] from, int place, int step, float[] to, int start, int stepTo, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i * stepTo] = from[place + i * step];
        }
    }

    private static void row(double[] from, int place, int step, double[] to, int start, int stepTo, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i * stepTo] = from[place + i * step];
        }
    }

    private static void row(int[] from, int place, int step, int[] to, int start, int stepTo, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i * stepTo] = from[place + i * step];
        }
    }
}
