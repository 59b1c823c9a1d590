package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.Shape;
import gradbook.engine.nn.Loss;
import gradbook.engine.op.LogSoftmax;
import gradbook.engine.op.SoftmaxCrossEntropy;
import java.util.List;

/** Softmax and losses (math.md §6). */
final class SoftmaxCases {
    static final List<OpCase> ALL = List.of(
            of("log-softmax", new LogSoftmax(1), uniform(-4, 4, 5, 7)),
            of("log-softmax-first", new LogSoftmax(0), uniform(-4, 4, 5, 3)),
            of(
                    "softmax-cross-entropy",
                    new SoftmaxCrossEntropy(),
                    uniform(-4, 4, 5, 7),
                    indices(Shape.of(5), 0, 6, 3, 3, 1)),
            of("softmax-cross-entropy-one", new SoftmaxCrossEntropy(), uniform(-4, 4, 1, 3), indices(Shape.of(1), 2)),
            derived(
                    "mean-squared-error",
                    "meanSquaredError",
                    x -> Loss.meanSquaredError(x[0], x[1]),
                    real(4, 3),
                    real(4, 3)),
            derived(
                    "cross-entropy",
                    "crossEntropy",
                    x -> Loss.crossEntropy(x[0], x[1].value()),
                    uniform(-4, 4, 5, 7),
                    indices(Shape.of(5), 0, 6, 3, 3, 1)));

    private SoftmaxCases() {}
}
