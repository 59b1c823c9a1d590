package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An array that a judge was given.
 *
 * @param array its elements; empty where it has more than {@link #LARGE}
 * @param sha256 of its elements, little-endian, each in the width of its type
 */
public record Given(DType dtype, Shape shape, Optional<NdArray> array, String sha256) {
    /** Elements up to which an array is written out. */
    static final int LARGE = 2_000;

    /** This array as a golden file keeps it. */
    public static Given of(NdArray array) {
        boolean large = array.count() > LARGE;
        return new Given(array.dtype(), array.shape(), large ? Optional.empty() : Optional.of(array), sha256(array));
    }

    private static String sha256(NdArray array) {
        int width = array.dtype() == DType.FLOAT64 ? Double.BYTES : Float.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(array.count(), width)).order(ByteOrder.LITTLE_ENDIAN);
        switch (array.dtype()) {
            case FLOAT32 -> bytes.asFloatBuffer().put(array.floats());
            case FLOAT64 -> bytes.asDoubleBuffer().put(array.doubles());
            case INT32 -> bytes.asIntBuffer().put(array.ints());
        }
        return sha256(bytes.array());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
