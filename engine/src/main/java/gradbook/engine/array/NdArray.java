package gradbook.engine.array;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A dense, row-major array. Values do not change once made, with one exception: the value of a parameter, which an optimizer
 * updates and which loading weights from a file replaces, in place.
 */
public final class NdArray {
    private final Shape shape;
    private final DType dtype;
    private final Object storage;

    /** What is kept with a fixed array; null if this is not fixed. */
    private final AtomicReference<Object> kept;

    private NdArray(Shape shape, DType dtype, Object storage, int length) {
        this(shape, dtype, storage, length, null);
    }

    private NdArray(Shape shape, DType dtype, Object storage, int length, AtomicReference<Object> kept) {
        if (length != shape.count()) {
            throw new IllegalArgumentException(
                    "array: shape " + shape + " holds " + shape.count() + " elements, found " + length);
        }
        this.shape = shape;
        this.dtype = dtype;
        this.storage = storage;
        this.kept = kept;
    }

    /** A float32 array over {@code values}, which it takes over without a copy. */
    public static NdArray of(Shape shape, float... values) {
        return new NdArray(shape, DType.FLOAT32, values, values.length);
    }

    /** A float64 array over {@code values}, which it takes over without a copy. */
    public static NdArray of(Shape shape, double... values) {
        return new NdArray(shape, DType.FLOAT64, values, values.length);
    }

    /** An int32 array over {@code values}, which it takes over without a copy. */
    public static NdArray of(Shape shape, int... values) {
        return new NdArray(shape, DType.INT32, values, values.length);
    }

    /** All zeros. */
    public static NdArray zeros(Shape shape, DType dtype) {
        if (dtype == DType.FLOAT32) {
            return of(shape, StepMemory.zeros(shape.count()));
        }
        StepMemory.count(dtype == DType.FLOAT64 ? 2L * shape.count() : shape.count());
        return dtype == DType.FLOAT64 ? of(shape, new double[shape.count()]) : of(shape, new int[shape.count()]);
    }

    /** Elements that may be anything, for a kernel that writes all of them. */
    public static NdArray unset(Shape shape, DType dtype) {
        return dtype == DType.FLOAT32 ? of(shape, StepMemory.unset(shape.count())) : zeros(shape, dtype);
    }

    /** One value everywhere, rounded to {@code dtype}. */
    public static NdArray full(Shape shape, DType dtype, double value) {
        NdArray result = zeros(shape, dtype);
        switch (dtype) {
            case FLOAT32 -> Arrays.fill(result.floats(), (float) value);
            case FLOAT64 -> Arrays.fill(result.doubles(), value);
            case INT32 -> Arrays.fill(result.ints(), (int) value);
        }
        return result;
    }

    /** A scalar, rounded to {@code dtype}. */
    public static NdArray scalar(DType dtype, double value) {
        return full(Shape.SCALAR, dtype, value);
    }

    public Shape shape() {
        return shape;
    }

    public DType dtype() {
        return dtype;
    }

    /** Number of elements. */
    public int count() {
        return shape.count();
    }

    /** The storage itself, row-major; only kernels, optimizers and loading write to it. Fails unless this is float32. */
    public float[] floats() {
        return (float[]) typed(DType.FLOAT32);
    }

    /** The storage itself, row-major; only kernels, optimizers and loading write to it. Fails unless this is float64. */
    public double[] doubles() {
        return (double[]) typed(DType.FLOAT64);
    }

    /** The storage itself, row-major; only kernels and loading write to it. Fails unless this is int32. */
    public int[] ints() {
        return (int[]) typed(DType.INT32);
    }

    private Object typed(DType wanted) {
        if (dtype != wanted) {
            throw new IllegalArgumentException("array: expected " + wanted + ", found " + dtype + " " + shape);
        }
        return storage;
    }

    /** Element {@code index} in row-major order, widened to double without loss. */
    public double at(int index) {
        return switch (dtype) {
            case FLOAT32 -> floats()[index];
            case FLOAT64 -> doubles()[index];
            case INT32 -> ints()[index];
        };
    }

    /** The one element of an array that has just one. */
    public double item() {
        if (count() != 1) {
            throw new IllegalArgumentException("item: expected one element, found shape " + shape);
        }
        return at(0);
    }

    /** The same storage under another shape of equal count. */
    public NdArray reshape(Shape other) {
        return new NdArray(other, dtype, storage, count());
    }

    /** The same storage, which nobody will write to any more: what a kernel works out of its values can be kept with it. */
    public NdArray fixed() {
        return new NdArray(shape, dtype, storage, count(), new AtomicReference<>());
    }

    /** Whether this is such an array. */
    public boolean isFixed() {
        return kept != null;
    }

    /** What {@code make} has made of this fixed array, at the first call or an earlier one; one thing is kept with an array. */
    public <T> T kept(Class<T> type, Supplier<T> make) {
        Object found = kept.get();
        if (found == null) {
            kept.compareAndSet(null, make.get());
            found = kept.get();
        }
        return type.cast(found);
    }

    /** The values in another type: rounded to nearest from float64 to float32, truncated to int32. */
    public NdArray to(DType other) {
        if (other == dtype) {
            return this;
        }
        NdArray result = zeros(shape, other);
        for (int i = 0; i < count(); i++) {
            switch (other) {
                case FLOAT32 -> result.floats()[i] = (float) at(i);
                case FLOAT64 -> result.doubles()[i] = at(i);
                case INT32 -> result.ints()[i] = (int) at(i);
            }
        }
        return result;
    }

    /** A copy with its own storage. */
    public NdArray copy() {
        return switch (dtype) {
            case FLOAT32 -> of(shape, floats().clone());
            case FLOAT64 -> of(shape, doubles().clone());
            case INT32 -> of(shape, ints().clone());
        };
    }

    /** Whether no element is infinite or NaN. */
    public boolean isFinite() {
        for (int i = 0; i < count(); i++) {
            if (!Double.isFinite(at(i))) {
                return false;
            }
        }
        return true;
    }

    /** Equal in type, shape and value ({@code NaN} equals {@code NaN}, {@code 0.0} differs from {@code -0.0}). */
    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray array
                && dtype == array.dtype
                && shape.equals(array.shape)
                && Objects.deepEquals(storage, array.storage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dtype, shape);
    }

    /** Type, shape and the first elements. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(dtype + " " + shape + " {");
        int shown = Math.min(count(), 8);
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : ", ").append(dtype == DType.FLOAT32 ? floats()[i] : (Number) at(i));
        }
        return text.append(shown < count() ? ", ...}" : "}").toString();
    }
}
