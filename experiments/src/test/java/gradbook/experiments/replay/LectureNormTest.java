package gradbook.experiments.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batch normalization as the lectures write it out, against the same written out in the engine's elementary operators. */
class LectureNormTest {
    /** A few units in the last place of float32 around 2. */
    private static final double ROUNDING = 1e-6;

    private static final Mode TRAIN = Mode.train(RandomKey.of(0));

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(LectureNorm.first(5), 1.0, 0.0, 0.001),
                Arguments.of(LectureNorm.later(1, 5), 1.0, 1e-5, 0.1),
                Arguments.of(LectureNorm.later(0.1, 5), 0.1, 1e-5, 0.1));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aBatchIsDividedByItsDeviationWithBesselsCorrection(LectureNorm norm, double gain, double epsilon) {
        for (Shape shape : List.of(Shape.of(32, 5), Shape.of(8, 4, 5))) {
            Tensor x = Tensor.constant(RandomKey.of(3).normal(shape, DType.FLOAT32, 1, 2));
            Tensor rows = x.reshape(32, 5);
            Tensor root = rows.variance(1, true, 0).add(epsilon).sqrt();
            Tensor expected = rows.sub(rows.mean(true, 0)).div(root).mul(gain).reshape(shape.sizes());
            assertClose(expected.value(), norm.forward(x, TRAIN).value());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theStatisticsThatRunStandForTheBatchsInEvaluation(
            LectureNorm norm, double gain, double epsilon, double momentum) {
        Tensor x = Tensor.constant(RandomKey.of(4).normal(Shape.of(32, 5), DType.FLOAT32, 1, 2));
        norm.forward(x, TRAIN);
        Tensor variance = x.variance(1, false, 0);
        Tensor spread = epsilon == 0 ? variance.sqrt() : variance;
        Tensor mean = x.mean(false, 0).mul(momentum);
        Tensor running = spread.mul(momentum).add(1 - momentum);
        Tensor root = epsilon == 0 ? running : running.add(epsilon).sqrt();
        assertClose(
                x.sub(mean).div(root).mul(gain).value(),
                norm.forward(x, Mode.EVAL).value());
    }

    private static void assertClose(NdArray expected, NdArray found) {
        assertEquals(expected.shape(), found.shape());
        for (int i = 0; i < expected.count(); i++) {
            assertEquals(expected.at(i), found.at(i), ROUNDING * (1 + Math.abs(expected.at(i))), "element " + i);
        }
    }
}
