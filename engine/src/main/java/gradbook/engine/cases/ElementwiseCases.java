package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.Add;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Log;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Relu;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Tanh;
import java.util.List;

/** Elementwise operators (math.md §2). */
final class ElementwiseCases {
    static final List<OpCase> ALL = List.of(
            of("add", new Add(), real(3, 4), real(3, 4)),
            of("add-row", new Add(), real(5, 7), real(7)),
            of("add-column", new Add(), real(5, 1), real(1, 7)),
            of("add-scalar", new Add(), real(2, 3), real()),
            of("add-middle", new Add(), real(2, 3, 5), real(3, 1)),
            of("add-empty", new Add(), real(0, 3), real(3)),
            of("mul", new Mul(), real(3, 4), real(3, 4)),
            of("mul-row", new Mul(), real(5, 7), real(1, 7)),
            of("mul-outer", new Mul(), real(4, 1, 3), real(5, 1)),
            of("mul-long", new Mul(), real(67), real(67)),
            of("neg", new Neg(), real(3, 5)),
            of("relu", new Relu(), uniform(0.1, 2, 3, 17)),
            of("relu-negative", new Relu(), uniform(-2, -0.1, 17)),
            of("tanh", new Tanh(), uniform(-3, 3, 4, 9)),
            of("sigmoid", new Sigmoid(), uniform(-6, 6, 4, 9)),
            of("exp", new Exp(), uniform(-3, 3, 3, 11)),
            of("log", new Log(), uniform(0.2, 4, 3, 11)),
            derived("sub", "sub", x -> x[0].sub(x[1]), real(3, 4), real(4)),
            derived("mul-factor", "mul", x -> x[0].mul(-1.5), real(3, 4)),
            derived("square", "square", x -> x[0].square(), real(3, 4)));

    private ElementwiseCases() {}
}
