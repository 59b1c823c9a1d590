package gradbook.interop.onnx.operator;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.interop.onnx.Judged;
import gradbook.interop.onnx.graph.Input;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ln(1 + x)} is written in parts, whose roundings undo each other: next to 0, where 1 + x loses x, and everywhere else. */
class Log1pTest {
    /**
     * Units in the last place. Over all 2^32 floats the exported parts and the engine, which is within 1, differ by at most 5 (at
     * 0.133, ONNX Runtime 1.29 with AVX2); the rest is for logarithms of other processors.
     */
    private static final int ULPS = 8;

    private static Judged model;

    @BeforeAll
    static void export() {
        Input any = Input.batch("x", DType.FLOAT32, Shape.SCALAR, "");
        model = Judged.of(
                "operators/log1p-any", List.of(any), (x, mode) -> x.get(0).log1p(), Map.of(), true);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @ValueSource(
            floats = {
                0f,
                -0f, // ONNX Runtime's Where makes 0 of it
                Float.MIN_VALUE,
                -Float.MIN_VALUE,
                1e-40f,
                -1e-40f,
                Float.MIN_NORMAL,
                -Float.MIN_NORMAL,
                1e-10f,
                -1e-10f,
                0x1p-25f, // half of the distance from 1 to the next number below
                -0x1p-25f,
                -0x1.000002p-25f,
                0x1p-24f, // to the next above
                0x1.000002p-24f,
                -0x1p-24f,
                1e-7f,
                -1e-7f,
                1e-3f,
                -1e-3f,
                0.13307017f,
                -0.5f,
                1,
                -0x1.fffffep-1f,
                1e10f,
                0x1p24f,
                Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                -1,
                -0x1.000002p0f,
                Float.NEGATIVE_INFINITY,
                Float.NaN
            })
    void agreesNextTo0AndAtTheEnds(float x) {
        model.agreesInUlps(ULPS, NdArray.of(Shape.of(1), x));
    }

    /** Every 65,521st float, a prime: all exponents, both signs. */
    @Test
    void agreesOverAllFloats() {
        int step = 65_521;
        float[] x = new float[(int) ((1L << 32) / step)];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat((int) ((long) i * step));
        }
        model.agreesInUlps(ULPS, NdArray.of(Shape.of(x.length), x));
    }
}
