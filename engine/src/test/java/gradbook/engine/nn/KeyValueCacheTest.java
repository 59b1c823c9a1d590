package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyValueCacheTest {
    private static final RandomKey KEY = RandomKey.of(4);

    /** A sequence in pieces gives the bits of the whole, in blocks that normalize first or last. */
    @ParameterizedTest
    @CsvSource({
        "12, 3, 9, 1, true",
        "12, 3, 9, 2, false",
        "32, 4, 65, 1, true",
        "32, 1, 65, 7, true",
        "40, 8, 33, 33, false"
    })
    void aSequenceThatGrowsGivesTheBitsOfTheWhole(int width, int heads, int length, int piece, boolean normFirst) {
        TransformerBlock.Options options = TransformerBlock.Options.gpt(width).withNormFirst(normFirst);
        TransformerBlock block = TransformerBlock.create(width, heads, options, KEY);
        NdArray x = KEY.normal(Shape.of(1, length, width), DType.FLOAT32, 0, 1);
        NdArray whole = block.forward(Tensor.constant(x), Mode.EVAL).value();
        KeyValueCache cache = new KeyValueCache(length, width);
        for (int from = 0; from < length; from += piece) {
            int to = Math.min(length, from + piece);
            Tensor next = Tensor.constant(x).slice(1, from, to);
            NdArray y = block.forward(next, cache, Mode.EVAL).value();
            assertArrayEquals(
                    Arrays.copyOfRange(whole.floats(), from * width, to * width),
                    Arrays.copyOf(y.floats(), y.count()),
                    "places from " + from);
            assertEquals(to, cache.length());
        }
        cache.clear();
        Tensor again = Tensor.constant(x).slice(1, 0, 1);
        assertEquals(
                whole.floats()[0],
                block.forward(again, cache, Mode.EVAL).value().floats()[0]);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        KeyValueCache cache = new KeyValueCache(2, 4);
        MultiHeadAttention attention = MultiHeadAttention.create(4, 2, true, KEY);
        Tensor three = Tensor.constant(NdArray.zeros(Shape.of(1, 3, 4), DType.FLOAT32));
        assertEquals(
                "key-value cache: expected at most 2 places, found 3",
                assertThrows(IllegalArgumentException.class, () -> attention.forward(three, cache, Mode.EVAL))
                        .getMessage());
        Tensor two = Tensor.constant(NdArray.zeros(Shape.of(2, 1, 4), DType.FLOAT32));
        assertEquals(
                "key-value cache: expected one float32 sequence of width 4, found FLOAT32 of shape [2, 1, 12]",
                assertThrows(IllegalArgumentException.class, () -> attention.forward(two, cache, Mode.EVAL))
                        .getMessage());
        MultiHeadAttention seesAll = MultiHeadAttention.create(4, 2, false, KEY);
        assertThrows(IllegalArgumentException.class, () -> seesAll.forward(three, cache, Mode.EVAL));
    }
}
