package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;

/**
 * The maximum in each window of each plane. Nothing is rounded in the value; gradients that meet at an element are added in
 * ascending (oh, ow).
 */
public final class MaxPooling {
    /** Elements of windows a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    /** In place of an element, where a window lies in the padding alone. */
    private static final int NONE = -1;

    private MaxPooling() {}

    /** {@code y = max x}, -∞ where a window lies in the padding alone. */
    public static NdArray value(NdArray x, WindowPlane plane) {
        int height = plane.rows().places();
        int width = plane.columns().places();
        NdArray y = NdArray.unset(Shape.of(x.shape().size(0), x.shape().size(1), height, width), x.dtype());
        if (x.dtype() == DType.FLOAT32 && PairPooling.fits(plane)) {
            planes(x, plane, (start, place) -> PairPooling.value(x.floats(), start, plane, y.floats(), place));
            return y;
        }
        forEachPlane(x, plane, (element, place) -> {
            switch (x.dtype()) {
                case FLOAT32 -> y.floats()[place] = element == NONE ? Float.NEGATIVE_INFINITY : x.floats()[element];
                case FLOAT64 -> y.doubles()[place] = element == NONE ? Double.NEGATIVE_INFINITY : x.doubles()[element];
                case INT32 -> throw new AssertionError("refused by the operators");
            }
        });
        return y;
    }

    /** {@code dx += dy} at the element that was the maximum. */
    public static NdArray gradient(NdArray x, NdArray dy, WindowPlane plane) {
        NdArray dx = NdArray.zeros(x.shape(), x.dtype());
        if (x.dtype() == DType.FLOAT32 && PairPooling.fits(plane)) {
            planes(
                    x,
                    plane,
                    (start, place) -> PairPooling.gradient(x.floats(), start, plane, dy.floats(), place, dx.floats()));
            return dx;
        }
        forEachPlane(x, plane, (element, place) -> {
            if (element == NONE) {
                return;
            }
            switch (x.dtype()) {
                case FLOAT32 -> dx.floats()[element] += dy.floats()[place];
                case FLOAT64 -> dx.doubles()[element] += dy.doubles()[place];
                case INT32 -> throw new AssertionError("refused by the operators");
            }
        });
        return dx;
    }

    /** Is told of a window's maximum and place. */
    private interface Visitor {
        void found(int element, int place);
    }

    /** Works on one plane: where it begins in the image, and where its places begin. */
    private interface PlaneVisitor {
        void visit(int start, int place);
    }

    /** Threads divide the planes. */
    private static void planes(NdArray x, WindowPlane plane, PlaneVisitor visitor) {
        WindowAxis rows = plane.rows();
        WindowAxis columns = plane.columns();
        int places = rows.places() * columns.places();
        long work = (long) places * rows.kernel() * columns.kernel();
        Workers.split(x.shape().count(0, 2), (int) (1 + GRAIN / work), (from, to) -> {
            for (int p = from; p < to; p++) {
                visitor.visit(p * rows.size() * columns.size(), p * places);
            }
        });
    }

    /** The windows of a plane are visited in ascending (oh, ow). */
    private static void forEachPlane(NdArray x, WindowPlane plane, Visitor visitor) {
        WindowAxis rows = plane.rows();
        WindowAxis columns = plane.columns();
        planes(x, plane, (start, first) -> {
            int place = first;
            for (int row = 0; row < rows.places(); row++) {
                for (int column = 0; column < columns.places(); column++) {
                    visitor.found(maximum(x, start, rows, row, columns, column), place++);
                }
            }
        });
    }

    private static int maximum(NdArray x, int start, WindowAxis rows, int row, WindowAxis columns, int column) {
        return switch (x.dtype()) {
            case FLOAT32 -> maximum(x.floats(), start, rows, row, columns, column);
            case FLOAT64 -> maximum(x.doubles(), start, rows, row, columns, column);
            case INT32 -> throw new AssertionError("refused by the operators");
        };
    }

    /** The first element that is larger than all before it in the window; of several NaN the last, as in PyTorch. */
    private static int maximum(float[] x, int start, WindowAxis rows, int row, WindowAxis columns, int column) {
        int found = NONE;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = rows.first(row); i < rows.end(row); i += rows.dilation()) {
            for (int j = columns.first(column); j < columns.end(column); j += columns.dilation()) {
                int element = start + i * columns.size() + j;
                float v = x[element];
                if (v > max || found == NONE || Float.isNaN(v)) {
                    max = v;
                    found = element;
                }
            }
        }
        return found;
    }

    private static int maximum(double[] x, int start, WindowAxis rows, int row, WindowAxis columns, int column) {
        int found = NONE;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = rows.first(row); i < rows.end(row); i += rows.dilation()) {
            for (int j = columns.first(column); j < columns.end(column); j += columns.dilation()) {
                int element = start + i * columns.size() + j;
                double v = x[element];
                if (v > max || found == NONE || Double.isNaN(v)) {
                    max = v;
                    found = element;
                }
            }
        }
        return found;
    }
}
