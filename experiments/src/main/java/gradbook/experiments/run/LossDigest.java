package gradbook.experiments.run;

import gradbook.experiments.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over losses as IEEE 754 binary64, little-endian; it can be asked at every step. */
final class LossDigest {
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    void add(double loss) {
        bytes.putDouble(0, loss);
        digest.update(bytes.array());
    }

    /** Of all losses so far. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's SHA-256 can be copied", e);
        }
    }
}
