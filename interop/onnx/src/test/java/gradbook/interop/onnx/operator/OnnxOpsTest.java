package gradbook.interop.onnx.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.cases.OpCase;
import gradbook.engine.cases.OpCases;
import gradbook.engine.op.Op;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.Judged;
import gradbook.interop.onnx.graph.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of cases, exported and run in ONNX Runtime. */
class OnnxOpsTest {
    private static final double TOLERANCE = 4e-6;

    /** Rows that ONNX Runtime 1.29 loads and does not run, and what it says: it does not broadcast a product over an empty axis. */
    private static final Map<String, String> REFUSED_THERE =
            Map.of("adaptive-avg-pool2d-empty-batch", "right operand cannot broadcast on dim 0");

    /** The row that ONNX Runtime 1.29 cannot be asked about, for it aborts its process at an LSTM over no sample. */
    private static final String ABORTS_THERE = "lstm-empty-batch";

    static Stream<OpCase> asked() {
        return OpCases.ALL.stream()
                .filter(row -> reason(row).isEmpty())
                .filter(row -> !REFUSED_THERE.containsKey(row.name()))
                .filter(row -> !row.name().equals(ABORTS_THERE));
    }

    static Stream<OpCase> refusedThere() {
        return REFUSED_THERE.keySet().stream().map(OnnxOpsTest::row);
    }

    static Stream<OpCase> refused() {
        return OpCases.ALL.stream().filter(row -> reason(row).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void onnxRuntimeAgrees(OpCase row) {
        try (Judged model = export(row)) {
            model.agrees(TOLERANCE, inputs(row));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedThere")
    void onnxRuntimeRefusesWhatItDoesNotRun(OpCase row) {
        try (Judged model = export(row)) {
            String message = assertThrows(IllegalArgumentException.class, () -> model.agrees(TOLERANCE, inputs(row)))
                    .getMessage();
            assertTrue(message.contains(REFUSED_THERE.get(row.name())), message);
        }
    }

    /** The row's model is written and loaded; the same operator, exported for any batch, is asked about batches that have samples. */
    @Test
    void anLstmOverNoSampleIsExportedAndAgreesOverSome() {
        OpCase row = row(ABORTS_THERE);
        export(row).close();
        NdArray[] x = inputs(row);
        List<Input> inputs = List.of(
                batched("x", x[0].shape().size(0), x[0].shape().size(2)),
                Input.whole("weight_ih", DType.FLOAT32, x[1].shape()),
                Input.whole("weight_hh", DType.FLOAT32, x[2].shape()),
                Input.whole("bias_ih", DType.FLOAT32, x[3].shape()),
                Input.whole("bias_hh", DType.FLOAT32, x[4].shape()),
                batched("h", x[5].shape().size(1)),
                batched("c", x[6].shape().size(1)));
        Judged.Asked samplesFirst = (in, mode) -> {
            List<Tensor> all = new ArrayList<>(in);
            all.set(0, in.get(0).transpose(0, 1));
            return row.apply(all);
        };
        try (Judged model = Judged.of("operators/lstm-any-batch", inputs, samplesFirst, Map.of(), true)) {
            for (int batch : new int[] {1, 2, 7}) {
                NdArray[] asked = x.clone();
                for (int i : new int[] {0, 5, 6}) {
                    asked[i] = drawn(batch, inputs.get(i));
                }
                model.agrees(TOLERANCE, asked);
            }
        }
    }

    private static Input batched(String name, int... sample) {
        return Input.batch(name, DType.FLOAT32, Shape.of(sample), "");
    }

    private static NdArray drawn(int batch, Input input) {
        return RandomKey.of(batch).fold(input.name()).normal(input.shape(batch), DType.FLOAT32, 0, 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsLeftOutIsRefusedWithTheReason(OpCase row) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> export(row)).getMessage();
        assertTrue(message.contains(reason(row).orElseThrow()), message);
    }

    @Test
    void everyOperatorIsExportedOrLeftOutForAReason() {
        Set<String> known = new TreeSet<>();
        OnnxOps.exported().forEach(op -> known.add(op.getSimpleName()));
        OnnxOps.LEFT_OUT.keySet().forEach(op -> assertTrue(known.add(op.getSimpleName()), () -> op + " is in both"));
        Set<String> all = new TreeSet<>();
        collect(Op.class, all);
        assertEquals(all, known);
    }

    private static void collect(Class<?> type, Set<String> all) {
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(part -> collect(part, all));
        } else {
            all.add(type.getSimpleName());
        }
    }

    private static OpCase row(String name) {
        return OpCases.ALL.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name));
    }

    private static NdArray[] inputs(OpCase row) {
        return row.inputs().toArray(NdArray[]::new);
    }

    private static Judged export(OpCase row) {
        List<Input> inputs = new ArrayList<>();
        for (NdArray x : row.inputs()) {
            DType dtype = x.dtype() == DType.FLOAT64 ? DType.FLOAT32 : x.dtype();
            inputs.add(Input.whole("x" + inputs.size(), dtype, x.shape()));
        }
        return Judged.of("operators/" + row.name(), inputs, (x, mode) -> row.apply(x), Map.of(), true);
    }

    /** Why a row is refused, if it is. */
    private static Optional<String> reason(OpCase row) {
        List<Tensor> inputs = row.inputs().stream()
                .map(x -> Tensor.constant(x.dtype() == DType.FLOAT64 ? x.to(DType.FLOAT32) : x))
                .toList();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Tensor> open = new ArrayDeque<>(List.of(row.apply(inputs)));
        while (!open.isEmpty()) {
            Tensor tensor = open.pop();
            if (seen.add(tensor)) {
                Optional<String> leftOut = tensor.op().map(op -> OnnxOps.LEFT_OUT.get(op.getClass()));
                if (leftOut.isPresent()) {
                    return leftOut;
                }
                if (tensor.dtype() == DType.FLOAT64) {
                    return Optional.of("expected float32, found float64");
                }
                tensor.inputs().forEach(open::push);
            }
        }
        return seen.containsAll(inputs) ? Optional.empty() : Optional.of("what is read in Java");
    }
}
