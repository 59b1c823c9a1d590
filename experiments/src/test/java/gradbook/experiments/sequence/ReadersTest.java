package gradbook.experiments.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {
    private static final RandomKey KEY = RandomKey.of(2);
    private static final int VOCABULARY = 11;
    private static final int CONTEXT = 8;

    /** Prompts shorter than the context, as long, and longer; then on, past the context's end more than once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 21})
    void whatIsKeptChangesNoBit(int prompt) {
        Gpt model = Gpt.create(VOCABULARY, CONTEXT, 12, 3, 2, KEY, DType.FLOAT32);
        Reader plain = new Rereader(model, CONTEXT);
        Reader cached = new CachedReader(model);
        int[] text = KEY.integers(prompt, VOCABULARY);
        for (int i = 0; i < 3 * CONTEXT; i++) {
            NdArray expected = plain.read(text);
            assertEquals(expected, cached.read(text), "token " + i);
            text = new int[] {Sampling.PLAIN.draw(expected, KEY.fold(i))};
        }
    }

    @Test
    void aFullWindowLetsGoOfItsOlderHalf() {
        Window window = new Window(4);
        List<Boolean> slid = new ArrayList<>();
        for (int token = 0; token < 7; token++) {
            slid.add(window.add(token));
        }
        assertEquals(List.of(false, false, false, false, true, false, true), slid);
        assertArrayEquals(new int[] {4, 5, 6}, window.tokens());
        Window one = new Window(1);
        one.add(1);
        one.add(2);
        assertArrayEquals(new int[] {2}, one.tokens());
    }

    /** Each token is sure of the next one. */
    @Test
    void aWriterGoesOnUntilTheTextEnds() {
        float[] next = new float[VOCABULARY * VOCABULARY];
        for (int token = 0; token < VOCABULARY; token++) {
            next[token * VOCABULARY + (token + 1) % VOCABULARY] = 100;
        }
        Embedding table = Embedding.create(VOCABULARY, VOCABULARY, Initializer.normal(0, 1), KEY, DType.FLOAT32);
        System.arraycopy(next, 0, table.weight().value().floats(), 0, next.length);
        Vocabulary letters = new Characters("abcdefghijk");
        Writer writer = new Writer(new Rereader(table, 1), Sampling.PLAIN);
        TextModel endless = new TextModel(letters, OptionalInt.empty(), 1);
        assertEquals("efghi", writer.text(endless, "d", 5, KEY));
        TextModel ending = new TextModel(letters, OptionalInt.of(6), 1);
        assertEquals("ef", writer.text(ending, "d", 100, KEY));
    }

    @Test
    void cropsAreStretchesAndWhatComesAfterEachOfTheirTokens() {
        Crops all = new Crops(new int[] {5, 6, 7, 8, 9, 10}, 2, 1);
        assertEquals(4, all.size());
        assertEquals(NdArray.of(Shape.of(2, 2), 8, 9, 5, 6), all.batch(3, 0).x().value());
        assertEquals(NdArray.of(Shape.of(2, 2), 9, 10, 6, 7), all.batch(3, 0).labels());
        assertEquals(2, new Crops(new int[] {5, 6, 7, 8, 9, 10}, 2, 2).size());
    }

    @Test
    void noStretchGoesOverTheBorderOfTwoTexts() {
        Joined joined = new Joined(List.of(
                new Crops(new int[] {1, 2, 3, 4}, 2, 1), // [1, 2] and [2, 3]
                new Crops(new int[] {5, 6, 7}, 2, 1)));
        assertEquals(3, joined.size());
        assertEquals(
                NdArray.of(Shape.of(3, 2), 5, 6, 2, 3, 1, 2),
                joined.batch(2, 1, 0).x().value());
        assertEquals(
                NdArray.of(Shape.of(3, 2), 6, 7, 3, 4, 2, 3),
                joined.batch(2, 1, 0).labels());
        assertEquals(
                "stretch 3 of 3",
                assertThrows(IndexOutOfBoundsException.class, () -> joined.batch(0, 3))
                        .getMessage());
    }
}
