package gradbook.interop.onnx.reader;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.BatchNorm;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.GroupNorm;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Normalizations, by the layers that users have. */
final class NormalizationMappings {
    static final List<Mapping> ALL = List.of(
            new Mapping("BatchNormalization", NormalizationMappings::batch),
            new Mapping("LayerNormalization", NormalizationMappings::layer),
            Mapping.of("InstanceNormalization", NormalizationMappings::instance),
            Mapping.of("MeanVarianceNormalization", NormalizationMappings::meanVariance));

    private NormalizationMappings() {}

    private static double epsilon(Call call) {
        return call.attributes().number("epsilon", 1e-5);
    }

    /** Inputs: x, scale, bias, mean, variance. */
    private static List<Tensor> batch(Call call) {
        Tensor x = call.input(0);
        double kept = call.attributes().number("momentum", 0.9);
        BatchNorm norm = x.shape().rank() > 3
                ? BatchNorm2d.create(call.size(1), epsilon(call), 1 - kept, x.dtype())
                : BatchNorm1d.create(call.size(1), epsilon(call), 1 - kept, x.dtype());
        Weights.set(norm, "weight", call.input(1));
        Weights.set(norm, "bias", call.input(2));
        Weights.set(norm, "running_mean", call.input(3));
        Weights.set(norm, "running_var", call.input(4));
        if (!call.attributes().flag("training_mode", false)) {
            return List.of(norm.forward(x, Mode.EVAL));
        }
        Tensor y = norm.forward(x, Mode.train(RandomKey.of(0)));
        // ONNX follows the variance of the batch itself; PyTorch and the layer, its estimate for the population.
        Tensor variance =
                call.input(4).mul(kept).add(x.variance(0, false, overBatch(x)).mul(1 - kept));
        NdArray mean = norm.namedBuffers().get("running_mean").value();
        return List.of(y, Tensor.constant(mean), variance);
    }

    /** All axes but the channels'. */
    private static int[] overBatch(Tensor x) {
        return IntStream.range(0, x.shape().rank()).filter(axis -> axis != 1).toArray();
    }

    /** Inputs: x, scale, bias; outputs: y, and of each sample the mean and {@code 1 / √(variance + epsilon)}. */
    private static List<Tensor> layer(Call call) {
        Tensor x = call.input(0);
        Shape shape = x.shape();
        int first = shape.axis("LayerNormalization", call.attributes().integer("axis", -1));
        Shape normalized = Shape.of(Arrays.copyOfRange(shape.sizes(), first, shape.rank()));
        LayerNorm norm = LayerNorm.create(normalized, epsilon(call), true, x.dtype());
        Weights.set(norm, "weight", call.input(1));
        call.optional(2).ifPresent(bias -> Weights.set(norm, "bias", bias));
        int[] axes = IntStream.range(first, shape.rank()).toArray();
        Tensor deviation = x.variance(0, true, axes).add(epsilon(call)).sqrt();
        return List.of(
                norm.forward(x, Mode.EVAL),
                x.mean(true, axes),
                ElementwiseMappings.scalar(x, 1).div(deviation));
    }

    /** Inputs: x, scale, bias. Every channel is a group of its own. */
    private static Tensor instance(Call call) {
        Tensor x = call.input(0);
        int channels = call.size(1);
        GroupNorm norm = GroupNorm.create(channels, channels, epsilon(call), true, x.dtype());
        Weights.set(norm, "weight", call.input(1));
        Weights.set(norm, "bias", call.input(2));
        return norm.forward(x, Mode.EVAL);
    }

    /** ONNX adds its 1e-9 to the deviation; as much below the root is as little. */
    private static Tensor meanVariance(Call call) {
        return call.input(0)
                .standardize(1e-9, call.attributes().integers("axes").orElse(new int[] {0, 2, 3}));
    }
}
