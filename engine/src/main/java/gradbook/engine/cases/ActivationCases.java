package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.awayFromZero;
import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Elu;
import gradbook.engine.op.Gelu;
import gradbook.engine.op.LeakyRelu;
import gradbook.engine.op.Relu;
import gradbook.engine.op.Sigmoid;
import gradbook.engine.op.Softplus;
import gradbook.engine.op.Tanh;
import java.util.List;

/** The nonlinearities of networks (math.md §2). */
final class ActivationCases {
    static final List<OpCase> ALL = List.of(
            of("relu", new Relu(), uniform(0.1, 2, 3, 17)),
            of("relu-negative", new Relu(), uniform(-2, -0.1, 17)),
            of("tanh", new Tanh(), uniform(-3, 3, 4, 9)),
            of("sigmoid", new Sigmoid(), uniform(-6, 6, 4, 9)),
            of("leaky-relu", new LeakyRelu(0.01), awayFromZero(0.1, 3, 5, 7)),
            of("leaky-relu-descending", new LeakyRelu(-0.5), awayFromZero(0.1, 3, 2, 1, 3)),
            of("elu", new Elu(1), awayFromZero(0.1, 4, 67)),
            of("elu-steep", new Elu(2.5), uniform(-3, -0.1, 3, 5)),
            of("softplus", new Softplus(), uniform(-6, 6, 4, 9)),
            of("gelu", new Gelu(Gelu.Form.ERF), uniform(-5, 5, 67)),
            of("gelu-tanh", new Gelu(Gelu.Form.TANH), uniform(-5, 5, 67)),
            derived("selu", "selu", x -> x[0].selu(), awayFromZero(0.1, 3, 5, 7)),
            derived("log-sigmoid", "logSigmoid", x -> x[0].logSigmoid(), uniform(-6, 6, 4, 9)),
            derived("silu", "silu", x -> x[0].silu(), uniform(-6, 6, 4, 9)),
            derived("mish", "mish", x -> x[0].mish(), uniform(-6, 6, 4, 9)),
            derived("gelu-method", "gelu", x -> x[0].gelu(), real(3, 4)),
            derived(
                    "dropout",
                    "dropout",
                    x -> x[0].dropout(Tensor.constant(x[1].value().to(x[0].dtype())), 0.25),
                    real(2, 3),
                    indices(Shape.of(2, 3), 1, 0, 1, 1, 1, 0)),
            derived("gelu-tanh-method", "geluTanh", x -> x[0].geluTanh(), real(3, 4)));

    private ActivationCases() {}
}
