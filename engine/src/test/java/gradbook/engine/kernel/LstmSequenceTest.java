package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.op.Call;
import gradbook.engine.op.Lstm;
import gradbook.engine.op.Op;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However samples are divided among threads, a sequence and all its gradients have the same bits. */
class LstmSequenceTest {
    private static final int STEPS = 5;
    private static final int IN = 11;
    private static final int HIDDEN = 19;

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, true, false, 33",
        "FLOAT32, true, true, 17",
        "FLOAT32, false, false, 41",
        "FLOAT32, false, true, 9",
        "FLOAT64, true, true, 33",
        "FLOAT64, false, false, 17"
    })
    void samplesMayBeDividedAmongAnyThreads(DType dtype, boolean bias, boolean reverse, int samples) {
        RandomKey key = RandomKey.of(samples);
        List<NdArray> x = new ArrayList<>();
        x.add(key.fold("x").normal(Shape.of(STEPS, samples, IN), dtype, 0, 1));
        x.add(key.fold("weight_ih").normal(Shape.of(4 * HIDDEN, IN), dtype, 0, 0.2));
        x.add(key.fold("weight_hh").normal(Shape.of(4 * HIDDEN, HIDDEN), dtype, 0, 0.2));
        if (bias) {
            x.add(key.fold("bias_ih").normal(Shape.of(4 * HIDDEN), dtype, 0, 1));
            x.add(key.fold("bias_hh").normal(Shape.of(4 * HIDDEN), dtype, 0, 1));
        }
        x.add(key.fold("h").normal(Shape.of(samples, HIDDEN), dtype, 0, 1));
        x.add(key.fold("c").normal(Shape.of(samples, HIDDEN), dtype, 0, 1));
        NdArray dy = key.fold("dy").normal(Shape.of(STEPS + 1, samples, HIDDEN), dtype, 0, 1);
        Op op = new Lstm(bias, reverse);
        List<NdArray> alone = all(op, x, dy);
        for (int threads : new int[] {2, 3, 5}) {
            assertEquals(alone, Workers.with(threads, 1, () -> all(op, x, dy)), threads + " threads");
        }
    }

    /** The value and the gradients. */
    private static List<NdArray> all(Op op, List<NdArray> x, NdArray dy) {
        Call call = Call.of(op, x.toArray(NdArray[]::new));
        List<NdArray> all = new ArrayList<>(List.of(call.y()));
        all.addAll(Arrays.asList(op.vjp(call, dy)));
        return all;
    }
}
