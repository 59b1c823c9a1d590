package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Attention;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Self-attention as one operator has the bits of its parts one after another, values and gradients. */
class AttentionTilesTest {
    private static final RandomKey KEY = RandomKey.of(10);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "2, 2, 1, 3",
        "3, 3, 2, 5",
        "2, 5, 3, 7",
        "1, 7, 2, 8",
        "2, 8, 1, 9",
        "1, 9, 4, 1",
        "2, 15, 2, 16",
        "1, 16, 1, 17",
        "3, 17, 2, 2",
        "1, 31, 2, 33",
        "2, 33, 3, 31",
        "1, 64, 4, 32",
        "1, 65, 1, 63",
        "1, 129, 2, 15",
        "0, 3, 2, 4",
        "2, 0, 2, 4"
    })
    void atOnceAndOneAfterAnotherAgreeToTheBit(int n, int length, int heads, int d) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (boolean causal : new boolean[] {false, true}) {
                NdArray packed = KEY.fold("x").normal(Shape.of(n, length, 3 * heads * d), dtype, 0, 2);
                NdArray dy = KEY.fold("dy").normal(Shape.of(n, length, heads * d), dtype, 0, 1);
                Tensor x = Tensor.leaf(packed);
                Tensor apart = apart(x, heads, causal);
                NdArray gradient = Backward.from(apart, dy).of(x);
                for (int threads = 1; threads <= 3; threads++) {
                    Workers.with(threads, 1, () -> {
                        Tensor atOnce = x.selfAttention(heads, causal);
                        assertEquals(apart.value(), atOnce.value());
                        assertEquals(
                                positive(gradient),
                                positive(Backward.from(atOnce, dy).of(x)));
                        return null;
                    });
                }
            }
        }
    }

    private static Tensor apart(Tensor x, int heads, boolean causal) {
        List<Tensor> parts = x.chunk(2, 3).stream()
                .map(part -> part.reshape(
                                part.shape().size(0),
                                part.shape().size(1),
                                heads,
                                part.shape().size(2) / heads)
                        .transpose(1, 2))
                .toList();
        Tensor y = causal
                ? Attention.causalScaledDotProduct(parts.get(0), parts.get(1), parts.get(2))
                : Attention.scaledDotProduct(parts.get(0), parts.get(1), parts.get(2));
        Shape shape = x.shape();
        return y.transpose(1, 2).reshape(shape.size(0), shape.size(1), shape.size(2) / 3);
    }

    /** With +0 for -0: where gradients of parts meet, zeros are added. */
    private static NdArray positive(NdArray x) {
        return Elementwise.map(x, v -> v + 0f, v -> v + 0.0);
    }

    @Test
    void refusesWidthsThatTheHeadsDoNotDivide() {
        Tensor x = Tensor.constant(NdArray.zeros(Shape.of(2, 3, 8), DType.FLOAT32));
        assertEquals(
                "selfAttention: expected input [n, l, 3 * 2 heads * d] with d >= 1, found [2, 3, 8]",
                assertThrows(IllegalArgumentException.class, () -> x.selfAttention(2, true))
                        .getMessage());
    }
}
