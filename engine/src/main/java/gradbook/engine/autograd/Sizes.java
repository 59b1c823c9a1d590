package gradbook.engine.autograd;

import gradbook.engine.array.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The sizes that derived movements ask for. */
final class Sizes {
    private Sizes() {}

    /** {@code sizes}, with the one that is -1 replaced by what the others leave of {@code shape}'s elements. */
    static Shape inferred(Shape shape, int... sizes) {
        int[] unknown =
                IntStream.range(0, sizes.length).filter(i -> sizes[i] == -1).toArray();
        if (unknown.length == 0) {
            return shape("reshape", shape, sizes);
        }
        int[] result = sizes.clone();
        result[unknown[0]] = 1;
        int rest = unknown.length > 1 ? 0 : Shape.of(result).count();
        if (rest == 0 || shape.count() % rest != 0) {
            throw new IllegalArgumentException("reshape: the size -1 in " + Arrays.toString(sizes)
                    + " does not follow from shape " + shape + " with " + shape.count() + " elements");
        }
        result[unknown[0]] = shape.count() / rest;
        return Shape.of(result);
    }

    /** A size that is a product. */
    static int product(String operator, Shape shape, int size, int factor) {
        if ((long) size * factor > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    operator + ": " + size + " of shape " + shape + " times " + factor + " is more than 2^31 - 1");
        }
        return size * factor;
    }

    /** The shape asked for. */
    static Shape shape(String operator, Shape from, int... sizes) {
        try {
            return Shape.of(sizes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    operator + " of shape " + from + " to " + Arrays.toString(sizes) + ": " + e.getMessage(), e);
        }
    }

    /** {@code shape} without {@code axes}, or without all axes of size 1. */
    static int[] squeezed(Shape shape, int... axes) {
        boolean[] dropped = new boolean[shape.rank()];
        for (int axis : axes) {
            int own = shape.axis("squeeze", axis);
            if (shape.size(own) != 1) {
                throw new IllegalArgumentException(
                        "squeeze: axis " + axis + " of shape " + shape + " has size " + shape.size(own) + ", not 1");
            }
            dropped[own] = true;
        }
        return IntStream.range(0, shape.rank())
                .filter(axis -> axes.length == 0 ? shape.size(axis) != 1 : !dropped[axis])
                .map(shape::size)
                .toArray();
    }

    /** {@code shape} with a 1 that becomes {@code axis} of the result. */
    static int[] unsqueezed(Shape shape, int axis) {
        int rank = shape.rank() + 1;
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException(
                    "unsqueeze: axis " + axis + " is out of range for a result of rank " + rank);
        }
        int own = axis < 0 ? axis + rank : axis;
        return IntStream.range(0, rank)
                .map(i -> i == own ? 1 : shape.size(i < own ? i : i - 1))
                .toArray();
    }

    /** Refuses nothing at all and shapes that differ. */
    static void checkStack(int axis, List<Shape> shapes) {
        if (shapes.stream().distinct().count() != 1) {
            throw new IllegalArgumentException("stack: expected tensors of one shape, found shapes " + shapes);
        }
        int rank = shapes.get(0).rank() + 1;
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException(
                    "stack: axis " + axis + " is out of range for " + shapes.get(0) + " and a new axis");
        }
    }

    /** Refuses sizes that are not the axis's in parts. */
    static void checkSplit(Shape shape, int axis, int... sizes) {
        boolean negative = Arrays.stream(sizes).anyMatch(size -> size < 0);
        if (negative || Arrays.stream(sizes).asLongStream().sum() != shape.size(axis)) {
            throw new IllegalArgumentException("split: expected sizes >= 0 that add up to " + shape.size(axis)
                    + ", the size of axis " + axis + " of " + shape + ", found " + Arrays.toString(sizes));
        }
    }

    /** The size of each of {@code parts} equal parts. */
    static int chunk(Shape shape, int axis, int parts) {
        if (parts < 1 || shape.size(axis) % parts != 0) {
            throw new IllegalArgumentException(
                    "chunk: axis " + axis + " of shape " + shape + " does not divide into " + parts + " equal parts");
        }
        return shape.size(axis) / parts;
    }
}
