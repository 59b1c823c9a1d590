package gradbook.experiments.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Residual;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageModelsTest {
    private static final int VOCABULARY = 11;
    private static final RandomKey KEY = RandomKey.of(3);
    private static final RnnOptions OPTIONS = RnnOptions.DEFAULT.withBatchFirst();

    static Stream<Named<Module>> models() {
        return Stream.of(
                Named.of("window", WindowMlp.create(VOCABULARY, 3, 5, 7, KEY, DType.FLOAT32)),
                Named.of("rnn", recurrent(Rnn.create(5, 7, OPTIONS, KEY))),
                Named.of("gru", recurrent(Gru.create(5, 7, OPTIONS, KEY))),
                Named.of("lstm", recurrent(Lstm.create(5, 7, OPTIONS, KEY))),
                Named.of("gpt", Gpt.create(VOCABULARY, 8, 12, 3, 2, KEY, DType.FLOAT32)),
                Named.of(
                        "attention alone",
                        new PartialGpt(false, false, false).create(VOCABULARY, 8, 12, 3, 1, KEY, DType.FLOAT32)),
                Named.of(
                        "gpt of parts",
                        new PartialGpt(true, true, true).create(VOCABULARY, 8, 12, 3, 2, KEY, DType.FLOAT32)));
    }

    private static RecurrentLanguageModel recurrent(RnnBase memory) {
        return RecurrentLanguageModel.create(VOCABULARY, 5, memory, KEY, DType.FLOAT32);
    }

    /** Bits of a place do not change when tokens follow, and its own token changes them. */
    @ParameterizedTest
    @MethodSource("models")
    void aPlaceSeesItselfAndWhatCameBefore(Module model) {
        float[] whole = logits(model, 4, 1, 9, 0, 2, 2, 10, 5);
        for (int t = 1; t < 8; t++) {
            int[] tokens = Arrays.copyOf(new int[] {4, 1, 9, 0, 2, 2, 10, 5}, t);
            assertArrayEquals(Arrays.copyOf(whole, t * VOCABULARY), logits(model, tokens), "of " + t + " tokens");
            tokens[t - 1] = (tokens[t - 1] + 1) % VOCABULARY;
            float[] other = logits(model, tokens);
            assertArrayEquals(Arrays.copyOf(whole, (t - 1) * VOCABULARY), Arrays.copyOf(other, (t - 1) * VOCABULARY));
            assertNotEquals(whole[(t - 1) * VOCABULARY], other[(t - 1) * VOCABULARY]);
        }
    }

    @Test
    void aWindowSeesNothingBeforeIt() {
        Module window = WindowMlp.create(VOCABULARY, 3, 5, 7, KEY, DType.FLOAT32);
        float[] one = logits(window, 4, 1, 9, 0);
        float[] other = logits(window, 5, 1, 9, 0);
        assertArrayEquals(
                Arrays.copyOfRange(one, 3 * VOCABULARY, 4 * VOCABULARY),
                Arrays.copyOfRange(other, 3 * VOCABULARY, 4 * VOCABULARY));
        assertNotEquals(one[2 * VOCABULARY], other[2 * VOCABULARY]);
    }

    @Test
    void aTextThatComesInPiecesGivesTheSameBits() {
        RecurrentLanguageModel model = recurrent(Lstm.create(5, 7, OPTIONS, KEY));
        float[] whole = logits(model, 4, 1, 9, 0, 2);
        List<Tensor> state = List.of();
        for (int t = 0; t < 5; t++) {
            RnnBase.Output output = model.forward(x(new int[] {4, 1, 9, 0, 2}[t]), state, Mode.EVAL);
            assertEquals(whole[t * VOCABULARY], output.y().value().floats()[0]);
            state = output.state();
        }
    }

    /** Rows by the place that looks: of sum 1, and 0 for what comes later. */
    @Test
    void headsOfAGptLookBackAlone() {
        Gpt gpt = Gpt.create(VOCABULARY, 8, 12, 3, 2, KEY, DType.FLOAT32);
        List<Tensor> layers = gpt.attentionWeights(x(4, 1, 9, 0, 2), Mode.EVAL);
        assertEquals(2, layers.size());
        for (Tensor weights : layers) {
            assertEquals(Shape.of(1, 3, 5, 5), weights.shape());
            for (int row = 0; row < 3 * 5; row++) {
                double sum = 0;
                for (int column = 0; column < 5; column++) {
                    double weight = weights.value().at(row * 5 + column);
                    assertEquals(column <= row % 5, weight > 0, "place " + row % 5 + " at " + column);
                    sum += weight;
                }
                assertEquals(1, sum, 5 * Math.ulp(1f));
            }
        }
    }

    /** What stands in a network by what is asked for. */
    @ParameterizedTest
    @CsvSource({
        "false, false, false, embedding attention0 attention1 head",
        "true, false, false, embedding attention0 mlp0 attention1 mlp1 head",
        "true, true, true, embedding attention0 mlp0 attention1 mlp1 norm head"
    })
    void aPartialGptHasThePartsThatItIsGiven(boolean feedForward, boolean shortcuts, boolean norms, String parts) {
        Module model =
                new PartialGpt(feedForward, shortcuts, norms).create(VOCABULARY, 8, 12, 3, 2, KEY, DType.FLOAT32);
        assertEquals(parts, String.join(" ", model.children().keySet()));
        assertEquals(shortcuts, model.children().get("attention0") instanceof Residual);
        assertEquals(norms, model.state().containsKey("attention0.body.norm.weight"));
    }

    private static float[] logits(Module model, int... tokens) {
        NdArray y = model.forward(x(tokens), Mode.EVAL).value();
        assertEquals(Shape.of(1, tokens.length, VOCABULARY), y.shape());
        return Arrays.copyOf(y.floats(), y.count());
    }

    private static Tensor x(int... tokens) {
        return Tensor.constant(NdArray.of(Shape.of(1, tokens.length), tokens));
    }
}
