package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.awayFromZero;
import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.spaced;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.Shape;
import gradbook.engine.op.Abs;
import gradbook.engine.op.Add;
import gradbook.engine.op.Clamp;
import gradbook.engine.op.Cos;
import gradbook.engine.op.Div;
import gradbook.engine.op.Erf;
import gradbook.engine.op.Exp;
import gradbook.engine.op.Log;
import gradbook.engine.op.Log1p;
import gradbook.engine.op.Maximum;
import gradbook.engine.op.Minimum;
import gradbook.engine.op.Mul;
import gradbook.engine.op.Neg;
import gradbook.engine.op.Pow;
import gradbook.engine.op.Sign;
import gradbook.engine.op.Sin;
import gradbook.engine.op.Sqrt;
import gradbook.engine.op.Where;
import java.util.List;

/** Arithmetic and elementary functions (math.md §2). */
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
            of("exp", new Exp(), uniform(-3, 3, 3, 11)),
            of("log", new Log(), uniform(0.2, 4, 3, 11)),
            of("div", new Div(), real(3, 4), awayFromZero(0.5, 2, 3, 4)),
            of("div-row", new Div(), real(5, 7), awayFromZero(0.5, 2, 7)),
            of("div-into-row", new Div(), real(7), awayFromZero(0.5, 2, 5, 1)),
            of("div-empty", new Div(), real(2, 0), awayFromZero(0.5, 2, 1)),
            of("pow", new Pow(), uniform(0.5, 2, 3, 7), uniform(-2, 2, 3, 7)),
            of("pow-column", new Pow(), uniform(0.5, 2, 1, 3), uniform(-2, 2, 5, 1)),
            of("pow-scalars", new Pow(), uniform(0.5, 2), uniform(-2, 2)),
            of("sqrt", new Sqrt(), uniform(0.2, 4, 3, 11)),
            of("log1p", new Log1p(), uniform(-0.5, 3, 67)),
            of("sin", new Sin(), uniform(-7, 7, 3, 11)),
            of("cos", new Cos(), uniform(-7, 7, 3, 11)),
            of("erf", new Erf(), uniform(-3.5, 3.5, 67)),
            of("abs", new Abs(), awayFromZero(0.1, 2, 5, 7)),
            of("sign", new Sign(), awayFromZero(0.1, 2, 5, 7)),
            of("minimum", new Minimum(), spaced(3, 7), uniform(0.01, 0.1, 3, 7)),
            of("minimum-row", new Minimum(), spaced(5, 3), uniform(0.01, 0.1, 3)),
            of("maximum", new Maximum(), spaced(3, 7), uniform(0.01, 0.1, 3, 7)),
            of("maximum-scalar", new Maximum(), uniform(0.01, 0.1), spaced(2, 1, 5)),
            of("clamp", new Clamp(-1.01, 0.55), spaced(4, 5)),
            of("clamp-below", new Clamp(-0.3, Double.POSITIVE_INFINITY), spaced(17)),
            of("clamp-above", new Clamp(Double.NEGATIVE_INFINITY, 0.7), spaced(17)),
            of("where", new Where(), indices(Shape.of(2, 3), 1, 0, 0, -1, 2, 0), real(2, 3), real(2, 3)),
            of("where-broadcast", new Where(), indices(Shape.of(3, 1), 0, 1, 1), real(2, 1, 1), real(5)),
            of("where-scalar-condition", new Where(), indices(Shape.SCALAR, 0), real(3), real(2, 1)),
            of("where-empty", new Where(), indices(Shape.of(1), 1), real(0, 3), real()),
            derived("add-term", "add", x -> x[0].add(0.75), real(3, 4)),
            derived("sub", "sub", x -> x[0].sub(x[1]), real(3, 4), real(4)),
            derived("sub-term", "sub", x -> x[0].sub(0.75), real(3, 4)),
            derived("mul-factor", "mul", x -> x[0].mul(-1.5), real(3, 4)),
            derived("div-divisor", "div", x -> x[0].div(-1.5), real(3, 4)),
            derived("pow-cube", "pow", x -> x[0].pow(3), real(3, 4)),
            derived("pow-inverse-root", "pow", x -> x[0].pow(-0.5), uniform(0.5, 2, 3, 4)),
            derived("square", "square", x -> x[0].square(), real(3, 4)));

    private ElementwiseCases() {}
}
