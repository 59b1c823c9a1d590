package gradbook.engine.array;

/** The type of an array's elements. */
public enum DType {
    /** IEEE 754 binary32: what trains. */
    FLOAT32,
    /** IEEE 754 binary64: the readable specification, and what gradient checks run in. */
    FLOAT64,
    /** 32-bit integers: class labels and indices; never differentiated. */
    INT32;

    /** Whether gradients can flow through values of this type. */
    public boolean isFloating() {
        return this != INT32;
    }
}
