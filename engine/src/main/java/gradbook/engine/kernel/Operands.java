package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;

/** What kernels demand of their operands before any work is done. */
public final class Operands {
    private Operands() {}

    /** Refuses operands of different or of integer type. */
    public static void sameFloatingType(String operator, NdArray a, NdArray b) {
        if (a.dtype() != b.dtype() || !a.dtype().isFloating()) {
            throw new IllegalArgumentException(operator + ": expected two operands of one floating type, found "
                    + a.dtype() + " " + a.shape() + " and " + b.dtype() + " " + b.shape());
        }
    }

    /** Refuses an operand of another rank. */
    public static void rank(String operator, NdArray x, int rank) {
        if (x.shape().rank() != rank) {
            throw new IllegalArgumentException(operator + ": expected rank " + rank + ", found shape " + x.shape());
        }
    }

    /** Refuses anything but int32. */
    public static void indices(String operator, NdArray x) {
        if (x.dtype() != DType.INT32) {
            throw new IllegalArgumentException(
                    operator + ": expected INT32 indices, found " + x.dtype() + " " + x.shape());
        }
    }
}
