package gradbook.engine.kernel;

import gradbook.engine.runtime.VectorUnit;

/**
 * Sums, differences, products and quotients of two rows, as loops of their own, which HotSpot turns into vector instructions; where both
 * operands move, sums and products by {@link ArithmeticVectors}.
 */
public final class Arithmetic {
    private static final boolean VECTORS = VectorUnit.isThere();

    private Arithmetic() {}

    /** {@code y[i] = a[i] + b[i]}; an operand whose step is 0 stands still. */
    public static void add(
            float[] a, int startA, int stepA, float[] b, int startB, int stepB, float[] y, int startY, int n) {
        if (stepA == 0 && stepB == 1) {
            add(b, startB, stepB, a, startA, stepA, y, startY, n);
        } else if (stepA == 1 && stepB == 0) {
            float constant = b[startB];
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i] + constant;
            }
        } else {
            int whole = VECTORS ? ArithmeticVectors.add(a, startA, b, startB, y, startY, n) : 0;
            for (int i = whole; i < n; i++) {
                y[startY + i] = a[startA + i] + b[startB + i];
            }
        }
    }

    /** {@code y[i] = a[i] b[i]}; an operand whose step is 0 stands still. */
    public static void multiply(
            float[] a, int startA, int stepA, float[] b, int startB, int stepB, float[] y, int startY, int n) {
        if (stepA == 0 && stepB == 1) {
            multiply(b, startB, stepB, a, startA, stepA, y, startY, n);
        } else if (stepA == 1 && stepB == 0) {
            float constant = b[startB];
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i] * constant;
            }
        } else {
            int whole = VECTORS ? ArithmeticVectors.multiply(a, startA, b, startB, y, startY, n) : 0;
            for (int i = whole; i < n; i++) {
                y[startY + i] = a[startA + i] * b[startB + i];
            }
        }
    }

    /** {@code y[i] = a[i] - b[i]}; an operand whose step is 0 stands still. */
    public static void subtract(
            float[] a, int startA, int stepA, float[] b, int startB, int stepB, float[] y, int startY, int n) {
        if (stepA == 1 && stepB == 0) {
            float constant = b[startB];
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i] - constant;
            }
        } else if (stepA == 1 && stepB == 1) {
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i] - b[startB + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i * stepA] - b[startB + i * stepB];
            }
        }
    }

    /** {@code y[i] = a[i] / b[i]}; an operand whose step is 0 stands still. */
    public static void divide(
            float[] a, int startA, int stepA, float[] b, int startB, int stepB, float[] y, int startY, int n) {
        if (stepA == 1 && stepB == 0) {
            float constant = b[startB];
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i] / constant;
            }
        } else if (stepA == 1 && stepB == 1) {
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i] / b[startB + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[startY + i] = a[startA + i * stepA] / b[startB + i * stepB];
            }
        }
    }
}
