package gradbook.engine.kernel;

import gradbook.engine.array.Shape;

/** The slow and obvious way from a place in row-major order to an index and back. */
final class Index {
    private Index() {}

    /** The index of element {@code place} of an array of this shape. */
    static int[] of(Shape shape, int place) {
        int[] index = new int[shape.rank()];
        int rest = place;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return index;
    }

    /** The place of an index; an axis of size 1 has its one element everywhere, and missing axes come first. */
    static int place(Shape shape, int... index) {
        int place = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int i = index[index.length - shape.rank() + axis];
            place = place * shape.size(axis) + (shape.size(axis) == 1 ? 0 : i);
        }
        return place;
    }
}
