package gradbook.engine.kernel;

/**
 * {@link MaxPooling} for float32 where every window is two by two elements of the image: no loops within a window, which took a third
 * of a LeNet's step.
 */
final class PairPooling {
    private PairPooling() {}

    /** Whether all windows are whole, undilated and without padding. */
    static boolean fits(WindowPlane plane) {
        return fits(plane.rows()) && fits(plane.columns());
    }

    private static boolean fits(WindowAxis axis) {
        return axis.kernel() == 2
                && axis.padding() == 0
                && axis.dilation() == 1
                && (axis.places() - 1) * axis.stride() + 2 <= axis.size();
    }

    /** One plane's maxima, from {@code start} of x to {@code place} of y. */
    static void value(float[] x, int start, WindowPlane plane, float[] y, int place) {
        int width = plane.columns().size();
        int stride = plane.columns().stride();
        int places = plane.columns().places();
        for (int row = 0; row < plane.rows().places(); row++) {
            int top = start + row * plane.rows().stride() * width;
            int to = place + row * places;
            for (int column = 0; column < places; column++) {
                int at = top + column * stride;
                float upper = larger(x[at], x[at + 1]);
                y[to + column] = larger(larger(upper, x[at + width]), x[at + width + 1]);
            }
        }
    }

    /** The first unless the second is larger, or NaN. */
    private static float larger(float first, float second) {
        return second > first || Float.isNaN(second) ? second : first;
    }

    /** One plane's gradients: dy from {@code place} on is added to dx from {@code start} on, where the maximum was. */
    static void gradient(float[] x, int start, WindowPlane plane, float[] dy, int place, float[] dx) {
        int width = plane.columns().size();
        int stride = plane.columns().stride();
        int places = plane.columns().places();
        for (int row = 0; row < plane.rows().places(); row++) {
            int top = start + row * plane.rows().stride() * width;
            int from = place + row * places;
            for (int column = 0; column < places; column++) {
                int at = top + column * stride;
                int found = larger(x, at, at + 1);
                found = larger(x, found, at + width);
                found = larger(x, found, at + width + 1);
                dx[found] += dy[from + column];
            }
        }
    }

    private static int larger(float[] x, int first, int second) {
        float b = x[second];
        return b > x[first] || Float.isNaN(b) ? second : first;
    }
}
