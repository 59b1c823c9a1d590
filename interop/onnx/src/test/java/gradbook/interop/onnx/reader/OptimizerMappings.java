package gradbook.interop.onnx.reader;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Parameter;
import gradbook.engine.optim.Adagrad;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.optim.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One step of an optimizer. Inputs: the rate, the count T of updates before this one, then all parameters, all gradients, and of
 * each thing remembered those of all parameters; outputs: the parameters and what is remembered. An optimizer comes to its
 * place in the middle of training by {@link Optimizer#restore}.
 */
final class OptimizerMappings {
    static final List<Mapping> ALL = List.of(
            new Mapping("Adagrad", OptimizerMappings::adagrad),
            new Mapping("Adam", OptimizerMappings::adam),
            new Mapping("Momentum", OptimizerMappings::momentum));

    private static final double EPSILON = 1e-6f;

    /** So many updates that Adam's corrections are 1: ONNX has none while T is 0. */
    private static final int UNCORRECTED = 1_000_000;

    private OptimizerMappings() {}

    private static double decay(Call call) {
        return call.attributes().number("norm_coefficient", 0);
    }

    private static int count(Call call) {
        return (int) call.input(1).item();
    }

    private static List<Tensor> adagrad(Call call) {
        Adagrad.Options options = Adagrad.Options.DEFAULT
                .withRateDecay(call.attributes().number("decay_factor", 0))
                .withEpsilon(call.attributes().number("epsilon", EPSILON))
                .withWeightDecay(decay(call));
        return step(call, count(call), List.of("sum"), (all, rate) -> new Adagrad(all, rate, options));
    }

    /** PyTorch divides v by its correction before it adds epsilon, ONNX the rate by it afterwards. */
    private static List<Tensor> adam(Call call) {
        call.refuse(call.attributes().number("norm_coefficient_post", 0) != 0, "Adam shrinks no parameter afterwards");
        double beta2 = call.attributes().number("beta", 0.999);
        int t = count(call) == 0 ? UNCORRECTED : count(call);
        double correction = Math.sqrt(1 - StrictMath.pow(beta2, t));
        Adam.Options options = Adam.Options.DEFAULT
                .withBetas(call.attributes().number("alpha", 0.9), beta2)
                .withEpsilon(call.attributes().number("epsilon", EPSILON) / correction)
                .withWeightDecay(decay(call));
        return step(call, t - 1, List.of("exp_avg", "exp_avg_sq"), (all, rate) -> new Adam(all, rate, options));
    }

    private static List<Tensor> momentum(Call call) {
        double beta = call.attributes().number("beta", 1); // of no effect in the first update
        call.refuse(count(call) > 0 && beta != 1, "Sgd adds the whole gradient to the velocity, found beta " + beta);
        boolean nesterov = call.attributes().text("mode", "standard").equals("nesterov");
        Sgd.Options options = new Sgd.Options(call.attributes().number("alpha", 0), decay(call), nesterov);
        return step(call, count(call), List.of("momentum_buffer"), (all, rate) -> new Sgd(all, rate, options));
    }

    /** Restores an optimizer to {@code updates} updates of each parameter, steps once, and reads everything out. */
    private static List<Tensor> step(
            Call call, int updates, List<String> remembered, BiFunction<List<Parameter>, Schedule, Optimizer> factory) {
        int parameters = (call.count() - 2) / (2 + remembered.size());
        List<Parameter> all = new ArrayList<>();
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        Tensor loss = ElementwiseMappings.scalar(call.input(2), 0);
        for (int i = 0; i < parameters; i++) {
            Parameter parameter = new Parameter(call.input(2 + i).value().copy());
            all.add(parameter);
            // The loss whose gradient is the one given.
            loss = loss.add(
                    parameter.tensor().mul(call.input(2 + parameters + i)).sum());
            arrays.put(i + ".step", NdArray.of(Shape.SCALAR, updates));
            for (int r = 0; r < remembered.size(); r++) {
                Tensor value = call.input(2 + (2 + r) * parameters + i);
                arrays.put(i + "." + remembered.get(r), value.value());
            }
        }
        Optimizer optimizer = factory.apply(all, new Constant(call.input(0).item()));
        optimizer.restore(new Snapshot(updates, arrays));
        optimizer.step(Backward.from(loss));
        List<Tensor> outputs = new ArrayList<>();
        all.forEach(parameter -> outputs.add(Tensor.constant(parameter.value())));
        Map<String, NdArray> after = optimizer.snapshot().arrays();
        for (String name : remembered) {
            for (int i = 0; i < parameters; i++) {
                outputs.add(Tensor.constant(after.get(i + "." + name)));
            }
        }
        return outputs;
    }
}
