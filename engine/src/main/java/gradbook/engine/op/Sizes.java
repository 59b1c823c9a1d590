package gradbook.engine.op;

/** Sizes that are computed. */
final class Sizes {
    private Sizes() {}

    /** Refuses a size that no axis can have. */
    static int fitting(String operator, int axis, long size) {
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    operator + ": axis " + axis + " would have " + size + " elements, more than 2^31 - 1");
        }
        return (int) size;
    }
}
