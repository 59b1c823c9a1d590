package gradbook.interop.onnx.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.cases.OpCase;
import gradbook.engine.cases.OpCases;
import gradbook.engine.op.Op;
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

    /** Rows that ONNX Runtime cannot be asked about, and why. */
    private static final Map<String, String> NOT_ASKED = Map.of(
            "lstm-empty-batch", "ONNX Runtime 1.29 aborts its process at an LSTM over no sample",
            "pad-empty", "ONNX Runtime does not pad an empty axis",
            "adaptive-avg-pool2d-empty-batch", "ONNX Runtime does not broadcast a product over an empty axis");

    static Stream<OpCase> exported() {
        return OpCases.ALL.stream()
                .filter(row -> reason(row).isEmpty())
                .filter(row -> !NOT_ASKED.containsKey(row.name()));
    }

    static Stream<OpCase> refused() {
        return OpCases.ALL.stream().filter(row -> reason(row).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exported")
    void onnxRuntimeAgrees(OpCase row) {
        try (Judged model = export(row)) {
            model.agrees(TOLERANCE, row.inputs().toArray(NdArray[]::new));
        }
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
