package gradbook.experiments.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.nn.CrossEntropy;
import gradbook.engine.nn.Embedding;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final int NONE = NextToken.IGNORED;

    private final Words words = new Words(List.of("ab", "z", "cde"));

    @Test
    void aBatchIsAsLongAsItsLongestWordAndTheEnd() {
        Batch batch = words.batch(1, 0);
        assertEquals(NdArray.of(Shape.of(2, 3), 0, 26, 0, 0, 1, 2), batch.x().value());
        assertEquals(NdArray.of(Shape.of(2, 3), 26, 0, NONE, 1, 2, 0), batch.labels());
        assertEquals(2, batch.size());
        assertEquals(NdArray.of(Shape.of(1, 4), 0, 3, 4, 5), words.batch(2).x().value());
        assertEquals(Shape.of(3, 16), words.inputs(16).shape());
    }

    /** As PyTorch's {@code ignore_index} counts. */
    @Test
    void theLossIsTheMeanOverTheTokensThatCome() {
        RandomKey key = RandomKey.of(5);
        Embedding model = Embedding.create(27, 27, Initializer.normal(0, 1), key, DType.FLOAT64);
        Batch batch = words.batch(0, 1, 2);
        Tensor logits = model.forward(batch.x(), Mode.EVAL);
        double expected = CrossEntropy.DEFAULT
                .of(logits.reshape(12, 27), batch.labels().reshape(Shape.of(12)))
                .item();
        assertEquals(expected, new NextToken(words).loss(logits, batch.labels()).item(), 1e-14);
        assertEquals(expected, NextToken.of(model, words), 1e-14);
        assertEquals(expected, new NextToken(words).measured(model).value("validationLoss"), 1e-14);
    }
}
