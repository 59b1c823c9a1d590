package gradbook.engine.data;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;

/** Reads an image between its pixels (math.md §14.1). */
final class Resampling {
    /** Where output pixel (i, j) is read. */
    @FunctionalInterface
    interface Place {
        double at(int i, int j);
    }

    private Resampling() {}

    /** Refuses anything but a floating image [c, h, w]. */
    static void check(String augmentation, NdArray image) {
        if (image.shape().rank() != 3 || !image.dtype().isFloating()) {
            throw new IllegalArgumentException(augmentation + ": expected an image [c, h, w] of a floating type, found "
                    + image.dtype() + " " + image.shape());
        }
    }

    /** Every channel of {@code image} read at the rows and columns that the places say, {@code fill} outside. */
    static NdArray bilinear(NdArray image, Place row, Place column, double fill) {
        Shape shape = image.shape();
        int height = shape.size(1);
        int width = shape.size(2);
        NdArray y = NdArray.zeros(shape, image.dtype());
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double r = row.at(i, j);
                double s = column.at(i, j);
                double top = Math.floor(r);
                double left = Math.floor(s);
                double f = r - top;
                double g = s - left;
                for (int c = 0; c < shape.size(0); c++) {
                    Channel x = new Channel(image, c * height * width, height, width, fill);
                    double above = mix(g, x.at(top, left), x.at(top, left + 1));
                    double below = mix(g, x.at(top + 1, left), x.at(top + 1, left + 1));
                    set(y, (c * height + i) * width + j, mix(f, above, below));
                }
            }
        }
        return y;
    }

    private static double mix(double part, double first, double second) {
        return part == 0 ? first : (1 - part) * first + part * second;
    }

    private record Channel(NdArray image, int start, int height, int width, double fill) {
        /** Rows and columns are whole numbers, possibly far outside. */
        double at(double row, double column) {
            boolean inside = row >= 0 && row < height && column >= 0 && column < width;
            return inside ? image.at(start + (int) row * width + (int) column) : fill;
        }
    }

    /** Sets one element, rounded to the array's type. */
    static void set(NdArray y, int index, double value) {
        if (y.dtype() == DType.FLOAT32) {
            y.floats()[index] = (float) value;
        } else {
            y.doubles()[index] = value;
        }
    }
}
