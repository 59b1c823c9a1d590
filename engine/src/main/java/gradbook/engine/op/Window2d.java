package gradbook.engine.op;

import gradbook.engine.kernel.WindowPlane;
import java.util.List;
import java.util.function.ToIntFunction;

/** A {@link Window} along the height and one along the width (math.md §7.1). */
public record Window2d(Window height, Window width) {
    /** A square kernel, stride 1, no padding, no dilation. */
    public static Window2d of(int kernel) {
        return of(kernel, kernel);
    }

    /** Stride 1, no padding, no dilation. */
    public static Window2d of(int height, int width) {
        return new Window2d(Window.of(height), Window.of(width));
    }

    /** Square windows side by side: the stride is the kernel. */
    public static Window2d tiles(int kernel) {
        return tiles(kernel, kernel);
    }

    /** Windows side by side: the stride is the kernel. */
    public static Window2d tiles(int height, int width) {
        return new Window2d(Window.tiles(height), Window.tiles(width));
    }

    public Window2d withStride(int stride) {
        return withStride(stride, stride);
    }

    public Window2d withStride(int ofHeight, int ofWidth) {
        return new Window2d(height.withStride(ofHeight), width.withStride(ofWidth));
    }

    public Window2d withPadding(int padding) {
        return withPadding(padding, padding);
    }

    public Window2d withPadding(int ofHeight, int ofWidth) {
        return new Window2d(height.withPadding(ofHeight), width.withPadding(ofWidth));
    }

    public Window2d withDilation(int dilation) {
        return withDilation(dilation, dilation);
    }

    public Window2d withDilation(int ofHeight, int ofWidth) {
        return new Window2d(height.withDilation(ofHeight), width.withDilation(ofWidth));
    }

    /** The padding under which a convolution keeps its input's size. */
    public Window2d withSamePadding() {
        return new Window2d(height.withSamePadding(), width.withSamePadding());
    }

    /** This window over a plane; the operator is named if it does not fit. */
    WindowPlane over(String operator, int rows, int columns, boolean ceil) {
        if (!height.fits(rows) || !width.fits(columns)) {
            throw new IllegalArgumentException(operator + ": kernel " + both(Window::kernel) + " with dilation "
                    + both(Window::dilation) + " is larger than the padded input "
                    + List.of(height.padded(rows), width.padded(columns)));
        }
        checkCountable(operator, rows, columns);
        return new WindowPlane(height.over(rows, ceil), width.over(columns, ceil));
    }

    /** Refuses a plane whose padding leads beyond the numbers of int. */
    void checkCountable(String operator, int rows, int columns) {
        if (!height.isCountable(rows) || !width.isCountable(columns)) {
            throw new IllegalArgumentException(operator + ": an input of " + List.of(rows, columns) + " with padding "
                    + both(Window::padding) + " and a window of " + List.of(height.span(), width.span())
                    + " elements leads beyond 2^31 - 1");
        }
    }

    /** Refuses more padding than pooling takes: half a kernel, so that a window without dilation always holds an element. */
    void checkPooling(String operator) {
        if (height.padding() > height.kernel() / 2 || width.padding() > width.kernel() / 2) {
            throw new IllegalArgumentException(operator + ": padding " + both(Window::padding)
                    + " is more than half of the kernel " + both(Window::kernel));
        }
    }

    /** One number for each axis, for a message. */
    List<Integer> both(ToIntFunction<Window> component) {
        return List.of(component.applyAsInt(height), component.applyAsInt(width));
    }

    @Override
    public String toString() {
        return "kernel " + both(Window::kernel) + ", stride " + both(Window::stride) + ", padding "
                + both(Window::padding) + ", dilation " + both(Window::dilation);
    }
}
