package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsDigestTest {
    private static final float[] WEIGHT = {1, -0f, 0.1f, Float.POSITIVE_INFINITY};

    /** Computed by Python's hashlib and struct over the documented bytes. */
    @Test
    void theDigestIsPinned() {
        assertEquals(
                "64da9a82dc9413343a41bacba3630075bf122597555142a6776d241c57d85f3a",
                digest("fc.weight", Shape.of(2, 2), WEIGHT));
    }

    @Test
    void anyNameTypeShapeOrBitChangesIt() {
        List<String> digests = new ArrayList<>();
        digests.add(digest("fc.weight", Shape.of(2, 2), WEIGHT));
        digests.add(digest("fc2.weight", Shape.of(2, 2), WEIGHT));
        digests.add(digest("fc.weight", Shape.of(4, 1), WEIGHT));
        digests.add(digest("fc.weight", Shape.of(4), WEIGHT));
        digests.add(digest("fc.weight", Shape.of(2, 2), 1, 0f, 0.1f, Float.POSITIVE_INFINITY));
        for (int bit = 0; bit < 32; bit++) {
            float[] changed = WEIGHT.clone();
            changed[2] = Float.intBitsToFloat(Float.floatToRawIntBits(changed[2]) ^ (1 << bit));
            digests.add(digest("fc.weight", Shape.of(2, 2), changed));
        }
        NdArray weight = NdArray.of(Shape.of(2, 2), WEIGHT);
        digests.add(WeightsDigest.sha256(Map.of("fc.weight", new Parameter(weight))));
        digests.add(WeightsDigest.sha256(Map.of("fc.weight", new Parameter(weight.to(DType.FLOAT64)))));
        digests.add(WeightsDigest.sha256(Map.of()));
        assertEquals(digests.size(), digests.stream().distinct().count());
        assertEquals(digests.get(0), digest("fc.weight", Shape.of(2, 2), WEIGHT));
    }

    @Test
    void theOrderOfTheParametersCounts() {
        Parameter a = new Parameter(NdArray.of(Shape.of(1), 1f));
        Parameter b = new Parameter(NdArray.of(Shape.of(1), 2f));
        Map<String, Parameter> forward = new LinkedHashMap<>();
        forward.put("a", a);
        forward.put("b", b);
        Map<String, Parameter> backward = new LinkedHashMap<>();
        backward.put("b", b);
        backward.put("a", a);
        List<String> digests = List.of(WeightsDigest.sha256(forward), WeightsDigest.sha256(backward));
        assertEquals(2, digests.stream().distinct().count());
    }

    private static String digest(String name, Shape shape, float... weight) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put(name, new Parameter(NdArray.of(shape, weight)));
        parameters.put("fc.bias", new Parameter(NdArray.of(Shape.of(1), 0.1)));
        return WeightsDigest.sha256(parameters);
    }
}
