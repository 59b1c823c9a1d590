package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyValueTensorsTest {
    private static final RandomKey KEY = RandomKey.of(4);

    /** Sequences in pieces give the bits of the whole. */
    @ParameterizedTest
    @CsvSource({"1, 12, 3, 9, 1", "2, 12, 3, 9, 2", "3, 32, 4, 20, 7", "1, 32, 1, 20, 20"})
    void sequencesThatGrowGiveTheBitsOfTheWhole(int n, int width, int heads, int length, int piece) {
        TransformerBlock block = TransformerBlock.create(width, heads, TransformerBlock.Options.gpt(width), KEY);
        Tensor x = Tensor.constant(KEY.normal(Shape.of(n, length, width), DType.FLOAT32, 0, 1));
        Tensor whole = block.forward(x, Mode.EVAL);
        Tensor keys = none(n, heads, width / heads);
        Tensor values = keys;
        for (int from = 0; from < length; from += piece) {
            int to = Math.min(length, from + piece);
            Tensor later = KeyValueTensors.later(length, from, to - from);
            KeyValueTensors cache = new KeyValueTensors(keys, values, later);
            Tensor y = block.forward(x.slice(1, from, to), cache, Mode.EVAL);
            assertEquals(whole.slice(1, from, to).value(), y.value(), "places from " + from);
            assertEquals(to, cache.length());
            keys = cache.keys();
            values = cache.values();
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        MultiHeadAttention attention = MultiHeadAttention.create(4, 2, true, KEY);
        Tensor one = Tensor.constant(NdArray.zeros(Shape.of(1, 1, 4), DType.FLOAT32));
        Tensor alone = KeyValueTensors.later(8, 0, 1);
        Tensor threeHeads = none(1, 3, 2);
        assertEquals(
                "key-value tensors: expected keys and values [1, 2, 0, 2], found [1, 3, 0, 2]",
                refusal(() -> attention.forward(one, new KeyValueTensors(threeHeads, threeHeads, alone), Mode.EVAL)));
        assertEquals(
                "key-value tensors: expected keys and values [n, heads, places, d], found [1, 3, 0, 2] and [1, 1, 4]",
                refusal(() -> new KeyValueTensors(threeHeads, one, alone)));
        KeyValueTensors stale = new KeyValueTensors(none(1, 2, 2), none(1, 2, 2), alone);
        attention.forward(one, stale, Mode.EVAL);
        assertEquals(
                "key-value tensors: expected what is hidden as [1, 2], found [1, 1]; it is for one step of the sequence",
                refusal(() -> attention.forward(one, stale, Mode.EVAL)));
        assertEquals(
                "key-value tensors: expected at most 8 places, found 9", refusal(() -> KeyValueTensors.later(8, 6, 3)));
    }

    private static Tensor none(int n, int heads, int d) {
        return Tensor.constant(NdArray.zeros(Shape.of(n, heads, 0, d), DType.FLOAT32));
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }
}
