package gradbook.interop.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.operator.OnnxOps;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that nobody thought of: the engine and ONNX Runtime agree for any size of batch. */
class RandomNetworksTest {
    private static final int NETWORKS = 300;

    /** Chains of a few layers, whose roundings grow with each. */
    private static final double TOLERANCE = 1e-5;

    /** A sum of a few dozen products rounds about so often. */
    private static final int ROUNDINGS = 30;

    /** As an export runs them, without neighbours computed at once. */
    private static final Mode UNFUSED = Mode.observed((path, part, x, y) -> {});

    static LongStream seeds() {
        return LongStream.range(0, NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void engineAndOnnxRuntimeAgree(long seed) {
        RandomNetworks.Net drawn = RandomNetworks.of(seed);
        Input input = Input.batch("x", DType.FLOAT32, drawn.sample(), "");
        try (Judged model = Judged.of(
                "random/" + seed,
                List.of(input),
                (x, mode) -> drawn.network().forward(x.get(0), mode),
                drawn.network().state(),
                seed % 2 == 0)) {
            for (int batch : new int[] {1, 7}) {
                model.agreesAsFarAsInputsAreKnown(TOLERANCE, ROUNDINGS, inputs(drawn.sample(), batch, seed));
            }
        }
    }

    @Test
    void everyExportedOperatorIsInSomeNetwork() {
        Set<String> seen = new TreeSet<>();
        seeds().forEach(seed -> {
            RandomNetworks.Net drawn = RandomNetworks.of(seed);
            collect(drawn.network().forward(Tensor.constant(inputs(drawn.sample(), 2, seed)), UNFUSED), seen);
        });
        Set<String> all = new TreeSet<>();
        OnnxOps.exported().forEach(op -> all.add(op.getSimpleName()));
        all.removeAll(seen);
        assertEquals(Set.of(), all, "operators in none of " + NETWORKS + " networks");
    }

    private static NdArray inputs(Shape sample, int batch, long seed) {
        return Drawn.batch(batch, sample, RandomKey.of(seed).fold("x"));
    }

    private static void collect(Tensor y, Set<String> seen) {
        Set<Tensor> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Tensor> open = new ArrayDeque<>(List.of(y));
        while (!open.isEmpty()) {
            Tensor tensor = open.pop();
            if (visited.add(tensor)) {
                tensor.op().ifPresent(op -> seen.add(op.getClass().getSimpleName()));
                tensor.inputs().forEach(open::push);
            }
        }
    }
}
