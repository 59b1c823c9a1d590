package gradbook.engine.io;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 over a model's parameters: equal digests mean equal names, types, shapes and bits. */
public final class WeightsDigest {
    private WeightsDigest() {}

    /**
     * Digest of the parameters in their order: for each the line {@code name dtype [shape]} in UTF-8, ended by a line feed,
     * then the elements, row-major, little-endian.
     */
    public static String sha256(Map<String, Parameter> parameters) {
        MessageDigest digest = sha256();
        parameters.forEach((name, parameter) -> {
            digest.update((name + " ").getBytes(StandardCharsets.UTF_8));
            update(digest, parameter.value());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Digest of one array: the line {@code dtype [shape]}, then the elements as above. */
    public static String sha256(NdArray value) {
        MessageDigest digest = sha256();
        update(digest, value);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, NdArray value) {
        digest.update((value.dtype() + " " + value.shape() + "\n").getBytes(StandardCharsets.UTF_8));
        Elements.write(value, (bytes, n) -> digest.update(bytes, 0, n));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
