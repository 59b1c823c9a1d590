package gradbook.interop.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
    @ParameterizedTest
    @CsvSource({"28, 0, 0, 28", "0, 1, 0, batch", "0, 28, 0, 28*batch", "1, 1, 0, batch+1", "-2, 3, 1, 3*batch+past-2"})
    void aSizeThatVariesIsNamedByItsAxes(int fixed, int ofBatch, int ofPast, String name) {
        Map<String, Integer> each = new TreeMap<>(Map.of("batch", ofBatch, "past", ofPast));
        each.values().removeIf(factor -> factor == 0);
        assertEquals(name, new Size(fixed, each).toString());
    }

    /** Else two sizes that are always the same would not be equal, and one that is fixed would count as one that varies. */
    @Test
    void anAxisOnWhichItDoesNotDependIsRefused() {
        assertEquals(
                "onnx: expected a size without axes on which it does not depend, found {batch=0}",
                assertThrows(IllegalArgumentException.class, () -> new Size(3, Map.of("batch", 0)))
                        .getMessage());
    }
}
