package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.Shape;
import gradbook.engine.op.LogSoftmax;
import gradbook.engine.op.Softmax;
import gradbook.engine.op.SoftmaxCrossEntropy;
import java.util.List;

/** Softmax and what is fused with it (math.md §6). */
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
            of("softmax", new Softmax(1), uniform(-4, 4, 3, 17)),
            of("softmax-first", new Softmax(0), uniform(-4, 4, 5, 3)),
            of("softmax-empty", new Softmax(1), uniform(-4, 4, 0, 3)),
            derived("softmax-tensor", "softmax", x -> x[0].softmax(-2), uniform(-4, 4, 2, 5, 1)));

    private SoftmaxCases() {}
}
