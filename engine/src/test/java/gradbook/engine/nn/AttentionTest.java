package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionTest {
    private static final RandomKey KEY = RandomKey.of(5);

    /** float64; sums in another order, of a few numbers near 1. */
    private static final double TOLERANCE = 1e-14;

    @ParameterizedTest
    @CsvSource({"1, 1, 1, false", "3, 5, 4, false", "4, 4, 2, true", "2, 5, 3, true"})
    void attentionIsItsDefinition(int queries, int keys, int d, boolean causal) {
        NdArray q = draw("q", queries, d);
        NdArray k = draw("k", keys, d);
        NdArray v = draw("v", keys, 3);
        Tensor found = causal
                ? Attention.causalScaledDotProduct(Tensor.constant(q), Tensor.constant(k), Tensor.constant(v))
                : Attention.scaledDotProduct(Tensor.constant(q), Tensor.constant(k), Tensor.constant(v));
        for (int i = 0; i < queries; i++) {
            double[] weights = new double[keys];
            double total = 0;
            for (int j = 0; j < (causal ? Math.min(i + 1, keys) : keys); j++) {
                double score = 0;
                for (int c = 0; c < d; c++) {
                    score += q.at(i * d + c) * k.at(j * d + c);
                }
                weights[j] = Math.exp(score / Math.sqrt(d));
                total += weights[j];
            }
            for (int c = 0; c < 3; c++) {
                double expected = 0;
                for (int j = 0; j < keys; j++) {
                    expected += weights[j] / total * v.at(j * 3 + c);
                }
                assertEquals(expected, found.value().at(i * 3 + c), TOLERANCE);
            }
        }
    }

    private static NdArray draw(String name, int rows, int columns) {
        return KEY.fold(name).uniform(Shape.of(rows, columns), DType.FLOAT64, -2, 2);
    }

    /** A later place changes nothing before it, not even a bit. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCausalBlockDoesNotLookAhead(boolean normFirst) {
        Module block = TransformerBlock.create(
                8, 2, TransformerBlock.Options.gpt(8).withNormFirst(normFirst), KEY.fold("block"));
        NdArray x = KEY.normal(Shape.of(1, 6, 8), DType.FLOAT32, 0, 1);
        NdArray other = x.copy();
        other.floats()[4 * 8 + 3] += 1;
        Tensor y = block.forward(Tensor.constant(x), Mode.EVAL);
        Tensor changed = block.forward(Tensor.constant(other), Mode.EVAL);
        assertEquals(y.slice(1, 0, 4).value(), changed.slice(1, 0, 4).value());
        assertNotEquals(y.slice(1, 4, 6).value(), changed.slice(1, 4, 6).value());
    }

    /** With one head, and identity in place of all products, attention of a sequence to itself is the function. */
    @Test
    void headsAreParallelAttentionsOnPartsOfTheWidth() {
        MultiHeadAttention attention = MultiHeadAttention.create(
                6, 3, false, Initializer.GLOROT_UNIFORM, KEY.fold("attention"), DType.FLOAT64);
        Tensor x = Tensor.constant(KEY.normal(Shape.of(2, 4, 6), DType.FLOAT64, 0, 1));
        List<Tensor> heads = new ArrayList<>();
        Tensor w = attention.ownParameters().get("in_proj_weight").tensor();
        for (int head = 0; head < 3; head++) {
            List<Tensor> parts = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                int start = part * 6 + head * 2;
                parts.add(x.linear(w.slice(0, start, start + 2)));
            }
            heads.add(Attention.scaledDotProduct(parts.get(0), parts.get(1), parts.get(2)));
        }
        Tensor expected = attention.children().get("out_proj").forward(Tensor.concatenate(2, heads), Mode.EVAL);
        assertEquals(expected.value(), attention.forward(x, Mode.EVAL).value());
        assertEquals(expected.value(), attention.forward(x, x, Mode.EVAL).value(), "attention to the same sequence");
        Tensor longer = Tensor.constant(KEY.normal(Shape.of(2, 7, 6), DType.FLOAT64, 0, 1));
        assertEquals(Shape.of(2, 4, 6), attention.forward(x, longer, Mode.EVAL).shape());
    }

    /** What a head sums its values by is what {@code weights} gives. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weightsAreThoseOfTheSum(boolean causal) {
        MultiHeadAttention attention = MultiHeadAttention.create(
                6, 3, causal, Initializer.GLOROT_UNIFORM, KEY.fold("attention"), DType.FLOAT64);
        Tensor x = Tensor.constant(KEY.normal(Shape.of(2, 4, 6), DType.FLOAT64, 0, 1));
        Tensor w = attention.ownParameters().get("in_proj_weight").tensor();
        Tensor values = x.linear(w.slice(0, 12, 18)).reshape(2, 4, 3, 2).transpose(1, 2);
        Tensor summed = attention.weights(x, Mode.EVAL).matmul(values);
        Tensor expected = attention
                .children()
                .get("out_proj")
                .forward(summed.transpose(1, 2).reshape(2, 4, 6), Mode.EVAL);
        assertEquals(expected.value(), attention.forward(x, Mode.EVAL).value());
    }

    @Test
    void stateBearsPyTorchsNamesAndShapes() {
        List<String> state = new ArrayList<>();
        TransformerBlock.create(8, 2, TransformerBlock.Options.gpt(8), KEY)
                .state()
                .forEach((name, value) -> state.add(name + " " + value.shape()));
        assertEquals(
                List.of(
                        "self_attn.in_proj_weight [24, 8]",
                        "self_attn.in_proj_bias [24]",
                        "self_attn.out_proj.weight [8, 8]",
                        "self_attn.out_proj.bias [8]",
                        "linear1.weight [32, 8]",
                        "linear1.bias [32]",
                        "linear2.weight [8, 32]",
                        "linear2.bias [8]",
                        "norm1.weight [8]",
                        "norm1.bias [8]",
                        "norm2.weight [8]",
                        "norm2.bias [8]"),
                state);
    }

    @Test
    void dropoutActsInTrainingOnly() {
        TransformerBlock.Options options = TransformerBlock.Options.gpt(8);
        Module plain = TransformerBlock.create(8, 2, options, KEY);
        Module dropping = TransformerBlock.create(8, 2, options.withDropout(0.3), KEY);
        Tensor x = Tensor.constant(KEY.normal(Shape.of(1, 3, 8), DType.FLOAT32, 0, 1));
        assertEquals(
                plain.forward(x, Mode.EVAL).value(),
                dropping.forward(x, Mode.EVAL).value());
        assertNotEquals(
                plain.forward(x, Mode.train(KEY)).value(),
                dropping.forward(x, Mode.train(KEY)).value());
    }

    @Test
    void errorsCarryTheValues() {
        Tensor x = Tensor.constant(NdArray.zeros(Shape.of(2, 3, 5), DType.FLOAT32));
        assertEquals(
                "attention: expected sequences [n, length, 8], found shape [2, 3, 5]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MultiHeadAttention.create(8, 2, true, KEY).forward(x, Mode.EVAL))
                        .getMessage());
        assertEquals(
                "attention: expected a width that the heads divide, found 8 and 3 heads",
                assertThrows(IllegalArgumentException.class, () -> MultiHeadAttention.create(8, 3, true, KEY))
                        .getMessage());
        assertEquals(
                "attention: expected queries [..., l, d], keys [..., s, d] and values [..., s, e], found [15], [2, 3, 5]"
                        + " and [2, 3, 5]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Attention.scaledDotProduct(x.reshape(30).slice(0, 0, 15), x, x))
                        .getMessage());
        assertEquals(
                "embedding: expected symbols >= 1 and width >= 1, found 0 and 3",
                assertThrows(IllegalArgumentException.class, () -> Embedding.create(0, 3, KEY))
                        .getMessage());
    }
}
