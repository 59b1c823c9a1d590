package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A float32 function, and with it a kernel and the kernels of its gradient, at every size up to a limit.
 *
 * @param most beyond it would only cost time
 * @param shapes of its inputs at a size
 */
record SizedCase(String name, int most, IntFunction<List<Shape>> shapes, Form form) {
    /** A function of tensors. */
    @FunctionalInterface
    interface Form {
        Tensor apply(Tensor... x);
    }

    /** Of the function's value and of all gradients, bit for bit, except that a NaN is a NaN. */
    String digest(int size) {
        RandomKey key = RandomKey.of(41).fold(name).fold(size);
        List<Tensor> x = new ArrayList<>();
        for (Shape shape : shapes.apply(size)) {
            x.add(Tensor.leaf(key.fold(x.size()).normal(shape, DType.FLOAT32, 0, 2)));
        }
        return digest(form.apply(x.toArray(Tensor[]::new)), x, key.fold("dy"));
    }

    /** Likewise of any function's output, for gradients of those leaves that it depends on. */
    static String digest(Tensor y, List<Tensor> leaves, RandomKey key) {
        MessageDigest digest = sha256();
        update(digest, y.value());
        if (y.requiresGradient()) {
            Gradients gradients = Backward.from(y, key.normal(y.shape(), y.dtype(), 0, 1));
            leaves.stream().filter(gradients::contains).forEach(leaf -> update(digest, gradients.of(leaf)));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, NdArray x) {
        NdArray values = x.to(x.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32);
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.count());
        for (int i = 0; i < values.count(); i++) {
            if (values.dtype() == DType.FLOAT64) {
                bytes.putLong(Double.doubleToLongBits(values.doubles()[i]));
            } else {
                bytes.putInt(Float.floatToIntBits(values.floats()[i]));
            }
        }
        digest.update(bytes.flip());
    }
}
