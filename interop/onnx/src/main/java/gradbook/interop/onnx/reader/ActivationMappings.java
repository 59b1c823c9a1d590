package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.binary;
import static gradbook.interop.onnx.reader.Mapping.of;
import static gradbook.interop.onnx.reader.Mapping.unary;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import java.util.List;

/** Activations: those of the engine, and those that ONNX defines by a formula of its operators. */
final class ActivationMappings {
    static final List<Mapping> ALL = List.of(
            unary("Relu", Tensor::relu),
            of("LeakyRelu", call -> call.input(0).leakyRelu(alpha(call, 0.01))),
            of("Elu", call -> call.input(0).elu(alpha(call, 1))),
            of("Celu", ActivationMappings::celu),
            of("Selu", ActivationMappings::selu),
            unary("Tanh", Tensor::tanh),
            unary("Sigmoid", Tensor::sigmoid),
            unary("Softplus", Tensor::softplus),
            unary("Softsign", x -> x.div(x.abs().add(1))),
            binary("PRelu", (x, slope) -> x.relu().sub(x.neg().relu().mul(slope))),
            of("ThresholdedRelu", ActivationMappings::thresholdedRelu),
            of("Shrink", ActivationMappings::shrink),
            of("HardSigmoid", ActivationMappings::hardSigmoid),
            unary("HardSwish", x -> x.mul(x.mul(1.0 / 6).add(0.5).clamp(0, 1))));

    private ActivationMappings() {}

    private static double alpha(Call call, double other) {
        return call.attributes().number("alpha", other);
    }

    private static Tensor celu(Call call) {
        double alpha = alpha(call, 1);
        return call.input(0).div(alpha).elu(1).mul(alpha);
    }

    /** Without attributes the paper's numbers, which the engine has too. */
    private static Tensor selu(Call call) {
        Tensor x = call.input(0);
        if (!call.attributes().has("alpha") && !call.attributes().has("gamma")) {
            return x.selu();
        }
        return x.elu(alpha(call, 1.6732632)).mul(call.attributes().number("gamma", 1.050701));
    }

    /** x where it is above alpha, else 0. */
    private static Tensor thresholdedRelu(Call call) {
        Tensor x = call.input(0);
        NdArray above = above(x, alpha(call, 1)).value().to(DType.INT32);
        return x.where(Tensor.constant(above), ElementwiseMappings.scalar(x, 0));
    }

    /** x, nearer to 0 by the bias, where it is further from 0 than lambda, else 0. */
    private static Tensor shrink(Call call) {
        Tensor x = call.input(0);
        double bias = call.attributes().number("bias", 0);
        double lambda = call.attributes().number("lambd", 0.5);
        return x.sub(x.sign().mul(bias)).mul(above(x.abs(), lambda));
    }

    private static Tensor hardSigmoid(Call call) {
        double alpha = alpha(call, 0.2);
        double beta = call.attributes().number("beta", 0.5);
        return call.input(0).mul(alpha).add(beta).clamp(0, 1);
    }

    /** 1 where x is above the threshold, else 0. */
    private static Tensor above(Tensor x, double threshold) {
        return x.sub(threshold).sign().relu();
    }
}
